import type { FullConfig, Suite, TestError } from '@playwright/test/reporter'
import type { Leader } from 'bland-suite/internal/report'

/** What the reporter has heard of a run so far. */
export interface Heard {
  /** null until the run begins. */
  config: FullConfig | null
  /** All tests that filters have left; null until the run begins. */
  root: Suite | null
  /** The ids of the tests that have ended. */
  readonly ended: Set<string>
  /** What went wrong outside of tests. */
  readonly errors: TestError[]
  /** What plays the suites; null until the run begins, and if another entry of the reporter has it. */
  leader: Leader | null
}
