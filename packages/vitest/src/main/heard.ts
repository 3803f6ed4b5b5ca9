import type { SerializedError, TestCase, TestModule } from 'vitest/node'

/** What the reporter has heard of a run so far. */
export interface Heard {
  /** Each as it was collected: if reports are merged, several may be of one file. */
  readonly modules: Set<TestModule>
  /** The tests that no filter has deselected. */
  readonly selected: Set<TestCase>
  /** What went wrong outside of files, such as a worker that has ended. */
  readonly unhandledErrors: SerializedError[]
  /** How many files were to be read. */
  readonly files: number
  /** Whether the run was cancelled, or goes on: Vitest skips what has not ended. */
  isInterrupted: boolean
  /** How many failures end the run; 0 for any number. */
  readonly bail: number
}
