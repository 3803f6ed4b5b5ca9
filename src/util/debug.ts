/** `DEBUG=bland-suite*` prints what the suite sends, sees and decides, to standard error; never a key or a text of a call. */
import { createDebug } from 'obug'

/** Requests: method, path, attempt, status, time. */
export const debugHttp: (format: string, ...args: unknown[]) => void =
  createDebug('bland-suite:http')

/** Sessions: plans, launches, state changes of batch and runs, and what was decided. */
export const debugSession: (format: string, ...args: unknown[]) => void =
  createDebug('bland-suite:session')
