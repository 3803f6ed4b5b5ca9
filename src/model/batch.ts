/** Batches: https://docs.bland.ai/api-v1/post/agent-testing-batch-run and …/get/agent-testing-batches-id. */
import type { WithExtra } from './fields.ts'
import type { Run, UnreadableRun } from './run.ts'

/**
 * A batch as the API returns it (https://docs.bland.ai/api-v1/get/agent-testing-batches-id). `status` or
 * `runs` is null if the body has none; no such body was ever observed.
 */
export interface Batch extends WithExtra {
  /** The id of the batch; some bodies call it `batch_id`. The requested one if the body has none. */
  readonly id: string
  /** Bland's word, such as RUNNING, PASSED or FAILED: an open set. */
  readonly status: string | null
  /** How many runs Bland counts. */
  readonly total_scenarios: number | null
  /** How many of them Bland counts as passed. */
  readonly passed_scenarios: number | null
  /** How many of them Bland counts as failed. */
  readonly failed_scenarios: number | null
  /** When the batch was started, in ISO 8601. */
  readonly created_at: string | null
  /** The runs of the batch, short, without transcripts. */
  readonly runs: readonly Run[] | null
  /** How many runs the batch says it has, apart from its counters; absent if it does not say. */
  readonly run_count?: number | undefined
  /** The counters that are no numbers, described; absent if there are none. */
  readonly unreadable?: readonly string[] | undefined
  /** The unreadable runs; absent if there are none. */
  readonly unreadable_runs?: readonly UnreadableRun[] | undefined
}

/** A batch that was just started: https://docs.bland.ai/api-v1/post/agent-testing-batch-run */
export interface StartedBatch {
  /** The id to read the batch with. */
  readonly id: string
  /** The runs that Bland has started; empty if the answer names none, or none that is readable. */
  readonly runs: readonly {
    /** The id of the run. */
    readonly id: string
    /** The id of its scenario. */
    readonly scenario_id: string | null
  }[]
  /** Bland's complaint next to the id; null if there is none. */
  readonly complaint: string | null
}
