import type { FullConfig, Suite, TestError } from '@playwright/test/reporter'
import type { Leader } from 'bland-suite/internal/report'

/** The reporter's knowledge of a test run so far. */
export interface Heard {
  /** Null until the test run begins. */
  config: FullConfig | null
  /** All selected tests; null until the test run begins. */
  root: Suite | null
  /** The ids of the tests that have ended. */
  readonly ended: Set<string>
  /** The errors outside of tests. */
  readonly errors: TestError[]
  /** Plays the suites; null until the test run begins, and if another entry of the reporter leads. */
  leader: Leader | null
}
