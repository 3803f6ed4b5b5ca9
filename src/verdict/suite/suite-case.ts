/** Defines cases of a suite, which belong to no single scenario. */
import type { BatchOutcome } from '../batch/judge-batch.ts'
import type { SeenScenario } from '../batch/seen.ts'
import type { Verdict } from '../verdict.ts'

/** A suite as it was when its session stopped following it. */
export interface SeenSuite {
  /** Its batch, or why that is unreadable; null if the runs belong to no batch. */
  readonly batch: BatchOutcome | { readonly unread: string } | null
  /** The evaluated scenarios. */
  readonly scenarios: readonly SeenScenario[]
}

/** A case of a suite. */
export interface SuiteCase {
  /** Unique among the cases of a suite. */
  readonly key: string
  readonly title: string
  /** Evaluates the suite. Called once, when all runs have been evaluated. */
  readonly judge: (seen: SeenSuite) => Verdict
  /** Whether only suites with a batch have this case. @default false */
  readonly needsBatch?: boolean
  /** Whether reports leave the case out while it passes. @default false */
  readonly isQuiet?: boolean
}
