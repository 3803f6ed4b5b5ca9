/** The finding of a matcher, and its message. */
import type { Run } from '../model/run.ts'
import { failureDetails } from '../report/text/text.ts'

/** The result of a matcher, for `expect.extend` of Vitest and Playwright. */
export interface MatcherResult {
  /** Whether the expectation is met, before a `.not`. */
  readonly pass: boolean
  /** Returns the message. The runner calls it if the expectation is not met, negated or not. */
  readonly message: () => string
}

/** The finding of a matcher. Its texts continue “expected: …”. */
export interface Finding {
  readonly pass: boolean
  readonly expected: string
  /** The opposite of `expected`, for `.not`. */
  readonly unexpected: string
  readonly received: string
}

/** Makes a matcher's result: one line that reads well alone, the last turns, and where to look. */
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
