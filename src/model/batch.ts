/** Batches: https://docs.bland.ai/api-v1/post/agent-testing-batch-run and …/get/agent-testing-batches-id. */
import type { Run, UnreadableRun } from './run.ts'

/**
 * A batch as the API returns it (https://docs.bland.ai/api-v1/get/agent-testing-batches-id). `status`
 * or `runs` is null where the body had none: no such body was ever observed, so whoever reads a batch
 * must be ready for it.
 */
export interface Batch {
  /** The id of the batch; some bodies call it `batch_id`. The one that was asked for where the body has none. */
  readonly id: string
  /** Bland's word, such as RUNNING, PASSED or FAILED: an open set. */
  readonly status: string | null
  /** How many runs Bland counts. */
  readonly total_scenarios: number | null
  /** How many of them Bland counts as passed. */
  readonly passed_scenarios: number | null
  /** How many of them Bland counts as failed. */
  readonly failed_scenarios: number | null
  /** When it was started, in ISO 8601. */
  readonly created_at: string | null
  /** Its runs in short, without transcripts. */
  readonly runs: readonly Run[] | null
  /** How many runs it says that there are, where it says so beside its counters; absent where it does not. */
  readonly run_count?: number | undefined
  /** The counters that are there and no numbers, in words; absent where there are none. */
  readonly unreadable?: readonly string[] | undefined
  /** The runs that cannot be read; absent where there are none. */
  readonly unreadable_runs?: readonly UnreadableRun[] | undefined
  readonly [unknownKey: string]: unknown
}

/** A batch that was just started: https://docs.bland.ai/api-v1/post/agent-testing-batch-run */
export interface StartedBatch {
  /** The id of the batch, to read it with. */
  readonly id: string
  /** The runs that it has begun; empty where the answer names none that can be read. */
  readonly runs: readonly {
    /** The id of the run. */
    readonly id: string
    /** The id of its scenario. */
    readonly scenario_id: string | null
  }[]
  /** What Bland complains of beside the id; null where it does not. */
  readonly complaint: string | null
}
