/** Prints progress while conversations run. */
import picocolors from 'picocolors'
import { onRepeat } from '../api/http/repeats.ts'
import type { CaseRecord } from '../record/record.ts'
import { monotonic } from '../util/native.ts'
import { shownDuration } from '../util/times.ts'
import { oneLine } from '../verdict/title.ts'

/** Prints one line; to standard error if standard output is for JSON. */
export type Print = (line: string) => void

/** Returns the function that prints progress, or nothing with `quiet`. */
export function printer({
  json,
  quiet,
}: {
  readonly json: boolean
  readonly quiet: boolean
}): Print {
  const stream = json ? process.stderr : process.stdout
  return quiet ? () => {} : (line) => void stream.write(`${line}\n`)
}

const MARKS = {
  passed: picocolors.green('✓'),
  failed: picocolors.red('✗'),
  errored: picocolors.red('!'),
  skipped: picocolors.yellow('-'),
} as const

/** Formats one line per case, and a second one with the reason if it did not pass. */
export function caseLines(
  scenario: string | null,
  cases: readonly CaseRecord[],
): readonly string[] {
  return cases.flatMap(({ title, verdict, reason, note }) => {
    const name = [scenario, title].flatMap((part) => (part === null ? [] : [oneLine(part)]))
    const why = reason ?? note
    const line = ` ${MARKS[verdict]} ${name.join(picocolors.dim(' › '))}`
    return why === null ? [line] : [line, `   ${picocolors.dim(oneLine(why, 300))}`]
  })
}

/** Shorter waits need no message, in milliseconds. */
const SILENCE = 3_000
/** The minimum time between messages, in milliseconds: many requests may be waiting. */
const BEAT = 30_000

/** Prints why requests are retried if that takes more than 3 s, at most every 30 s. */
export function tellRepeats(): void {
  let last = -Infinity
  onRepeat(({ message, after }) => {
    if (after <= SILENCE || monotonic() - last < BEAT) return
    last = monotonic()
    process.stderr.write(`bland-suite: retrying for ${shownDuration(after)}: ${message}\n`)
  })
}
