/**
 * `DEBUG=bland-suite*` prints requests and decisions to standard error; never a key or a text of a
 * conversation.
 */
import { createDebug } from 'obug'

/** Requests: method, path, attempt, status, time. */
export const debugHttp: (format: string, ...args: unknown[]) => void =
  createDebug('bland-suite:http')

/** Sessions: plans, launches, status changes of batch and runs, and decisions. */
export const debugSession: (format: string, ...args: unknown[]) => void =
  createDebug('bland-suite:session')
