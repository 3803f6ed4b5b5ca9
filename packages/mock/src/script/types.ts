import type { Fault } from '../faults/types.ts'

/** Fields as they go over the wire. */
export type Fields = Readonly<Record<string, unknown>>

/** What Bland says of one assertion: an outcome, no result at all, or fields sent as they are. */
export type MockResult =
  | 'pass'
  | 'fail'
  | 'missing'
  | {
      readonly passed?: boolean
      readonly status?: unknown
      readonly reasoning?: unknown
      readonly [field: string]: unknown
    }

/** An assertion definition of a scenario. Fields that are not listed are sent as given. */
export interface MockAssertion {
  /** @default generated from the seed */
  readonly id?: string
  /** @default 'LLM_JUDGE' */
  readonly type?: string
  /** Not sent when absent. */
  readonly name?: string | null
  /** @default {} */
  readonly config?: Fields
  /** @default true */
  readonly is_required?: boolean
  /** @default 1 */
  readonly weight?: number
  /** @default the position in the list, from 0 */
  readonly order?: number
  readonly [field: string]: unknown
}

/** How each run of a scenario goes. Never sent to a client. */
export interface MockPlay {
  /** Milliseconds until the run ends, before `speed`. @default 400 to 1500, by seed */
  readonly takes?: number
  /** Results by assertion id or position (from 0). @default every assertion passes */
  readonly results?: Readonly<Record<string, MockResult>>
  /** The status the run ends with. @default FAILED if a required assertion fails, else PASSED */
  readonly status?: string
  /** Fields merged over the body of the finished run. */
  readonly run?: Fields
  /** Fields merged over the finished run inside its batch's body, and nowhere else. */
  readonly batchRun?: Fields
  /**
   * Milliseconds after the end of the run at which its assertion results appear, and until which
   * its batch still counts it as running. @default 0
   */
  readonly resultsLag?: number
  /** The run never ends: it stays RUNNING. @default false */
  readonly never?: boolean
}

/**
 * A scenario as the API returns it, and how it plays. Every field but `name` has a default;
 * fields that are not listed are sent as given.
 */
export interface MockScenario {
  readonly name: string
  /** @default generated from the seed */
  readonly id?: string
  /** @default one pathway for all, or null where a persona or an agent is given */
  readonly pathway_id?: string | null
  /** @default null */
  readonly persona_id?: string | null
  readonly agent_id?: string | null
  /** @default 'CUSTOM' */
  readonly category?: string
  /** @default true */
  readonly enabled?: boolean
  /** @default true */
  readonly bland_tone_enabled?: boolean
  /** @default false */
  readonly is_required_for_promotion?: boolean
  /** @default 20 */
  readonly max_turns?: number
  /** @default one required LLM_JUDGE */
  readonly assertions?: readonly MockAssertion[]
  readonly play?: MockPlay
  readonly [field: string]: unknown
}

/** A batch that exists when the mock starts. */
export interface MockBatch {
  readonly id: string
  /** Ids of given scenarios; one id may stand there twice. @default every scenario once */
  readonly scenarioIds?: readonly string[]
  /** Milliseconds between its start and the start of the mock. @default so many that it is over */
  readonly startedAgo?: number
  /** Fields merged over the body of the batch. */
  readonly batch?: Fields
  /** ISO 8601 time sent as `created_at`. @default generated from the seed */
  readonly createdAt?: string
}

/** A single run (`batch_id` null) that exists when the mock starts. */
export interface MockRun {
  readonly id: string
  readonly scenarioId: string
  /** Milliseconds between its start and the start of the mock. @default so many that it is over */
  readonly startedAgo?: number
}

/** The content of a script file. */
export interface MockScript {
  readonly scenarios: readonly MockScenario[]
  /** @default [] */
  readonly batches?: readonly MockBatch[]
  /** @default [] */
  readonly runs?: readonly MockRun[]
  /** Requests that get a wrong answer. @default [] */
  readonly faults?: readonly Fault[]
}
