/** What a case of a suite is: it belongs to no single scenario. */
import type { BatchOutcome } from '../batch/judge-batch.ts'
import type { SeenScenario } from '../batch/seen.ts'
import type { Verdict } from '../verdict.ts'

/** A suite, as it stood when its session stopped looking. */
export interface SeenSuite {
  /** Its batch, or why that could not be read; null where the runs belong to no batch. */
  readonly batch: BatchOutcome | { readonly unread: string } | null
  /** The scenarios that were judged. */
  readonly scenarios: readonly SeenScenario[]
}

/** A case of a suite. */
export interface SuiteCase {
  /** Unique among the cases of a suite. */
  readonly key: string
  readonly title: string
  /** Judges the suite; it is asked once, when all runs have been judged. */
  readonly judge: (seen: SeenSuite) => Verdict
  /** Whether only a suite with a batch has it. @default false */
  readonly needsBatch?: boolean
  /** Whether reports leave it out while it passes. @default false */
  readonly isQuiet?: boolean
}
