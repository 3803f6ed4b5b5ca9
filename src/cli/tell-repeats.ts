/** A line on standard error when Bland keeps us waiting. */
import { monotonic } from '../util/native.ts'
import { onRepeat } from '../api/http/repeats.ts'
import { shownDuration } from '../util/times.ts'

/** A wait that is no longer needs no word, in milliseconds. */
const SILENCE = 3_000
/** How often a line is printed, in milliseconds: many requests may be waiting. */
const BEAT = 30_000

/** Prints why requests are sent again, if that takes more than 3 s, and at most every 30 s. */
export function tellRepeats(): void {
  let last = -Infinity
  onRepeat(({ message, after }) => {
    if (after <= SILENCE || monotonic() - last < BEAT) return
    last = monotonic()
    process.stderr.write(`bland-suite: trying again for ${shownDuration(after)} now: ${message}\n`)
  })
}
