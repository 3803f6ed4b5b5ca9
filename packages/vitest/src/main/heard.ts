import type { SerializedError, TestCase, TestModule } from 'vitest/node'

/** The reporter's knowledge of a test run so far. */
export interface Heard {
  /** The collected modules; merged reports may have several for one file. */
  readonly modules: Set<TestModule>
  /** The tests that no filter has deselected. */
  readonly selected: Set<TestCase>
  /** Errors outside of files, such as a worker that ended. */
  readonly unhandledErrors: SerializedError[]
  /** The number of files to load. */
  readonly files: number
  /** Whether the test run was cancelled or is still running: Vitest then skips unfinished tests. */
  isInterrupted: boolean
  /** The number of failures that ends the test run; 0 for no limit. */
  readonly bail: number
}
