/** The clock of the process, for telling progress. */
import { monotonic } from '../util/native.ts'
import type { ProgressClock } from '../report/terminal/progress.ts'

/** It keeps no process alive. */
export const processClock: ProgressClock = {
  now: monotonic,
  every: (milliseconds, act) => {
    const timer = setInterval(act, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  },
}
