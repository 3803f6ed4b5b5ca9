/** What a matcher finds, and how that is told. */
import type { Run } from '../model/run.ts'
import { failureDetails } from '../report/text/text.ts'

/** What `expect.extend` of Vitest and of Playwright takes from a matcher. */
export interface MatcherResult {
  /** Whether what was expected is so, before a `.not`. */
  readonly pass: boolean
  /** Asked for where the expectation is not met, negated or not. */
  readonly message: () => string
}

/** Whether what was expected is so, in words that end “expected: …”. */
export interface Finding {
  readonly pass: boolean
  readonly expected: string
  /** The opposite, for `.not`. */
  readonly unexpected: string
  readonly received: string
}

/**
 * A matcher's result: one line that reads well alone, the last turns, and where to look. A runner asks
 * for the message of a pass only where it was negated.
 */
export function tellFinding(
  { pass, expected, unexpected, received }: Finding,
  run: Run,
): MatcherResult {
  return {
    pass,
    message: () => {
      const line = `expected: ${pass ? unexpected : expected} — received: ${received}`
      return `${line}\n\n${failureDetails([], { run, batchId: run.batch_id })}`
    },
  }
}
