import type { MockAgent } from './agent.ts'
import type { Fault } from './fault.ts'
import type { Fields } from './fields.ts'
import type { MockPathway } from './pathway.ts'

export type { Fields } from './fields.ts'

/** The result of one assertion: an outcome, no result at all, or fields sent as given. */
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
  /** The `assertion_id` of its results. @default generated from the seed */
  readonly id?: string
  /** The type. @default 'LLM_JUDGE' */
  readonly type?: string
  /** Not sent when absent. */
  readonly name?: string | null
  /** Settings of the type. @default {} */
  readonly config?: Fields
  /** Whether the run fails with it. @default true */
  readonly is_required?: boolean
  /** The weight in the score. @default 1 */
  readonly weight?: number
  /** The position among the assertions. @default the position in the list, from 0 */
  readonly order?: number
  readonly [field: string]: unknown
}

/** The course of each run of a scenario. Never sent to a client. */
export interface MockPlay {
  /** Milliseconds until the run ends. @default 400 to 1500, by seed */
  readonly takes?: number
  /**
   * Results by assertion id or position (from 0): `'pass'`, `'fail'`, `'missing'`, or fields sent as given.
   * @default all pass
   */
  readonly results?: Readonly<Record<string, MockResult>>
  /** The final status of the run. @default FAILED if a required assertion fails, else PASSED */
  readonly status?: string
  /** Fields merged over the finished run: `chat_history`, `overall_score`, `metadata`… @default an invented conversation */
  readonly run?: Fields
  /** Fields merged over the finished run, only inside its batch. @default none */
  readonly batchRun?: Fields
  /**
   * Milliseconds from the run's end until its assertion results appear. Until then its batch counts it as
   * running. @default 0
   */
  readonly resultsLag?: number
  /** The run stays RUNNING. @default false */
  readonly never?: boolean
  /**
   * How likely each assertion passes, from 0 to 1, for each run anew by the seed. What `results` names is
   * not left to chance. @default 1
   */
  readonly passes?: number
  /**
   * The course of the first, second… run, each merged over the fields above. Later runs go as the last.
   * @default all runs alike
   */
  readonly attempts?: readonly MockAttempt[]
}

/** The course of one run of a scenario. */
export type MockAttempt = Omit<MockPlay, 'attempts'>

/**
 * A scenario as the API returns it, and how it plays. All fields except `name` have defaults;
 * fields that are not listed are sent as given.
 */
export interface MockScenario {
  /** The name of the scenario. */
  readonly name: string
  /** The id for requests. @default generated from the seed */
  readonly id?: string
  /** The pathway. @default one for all, or null if a persona or an agent is given */
  readonly pathway_id?: string | null
  /** The persona. @default null */
  readonly persona_id?: string | null
  /** The agent. Not sent when absent. */
  readonly agent_id?: string | null
  /** Its tags. Not sent when absent, except in the current shape. */
  readonly tags?: readonly string[]
  /** The category in the list. @default 'CUSTOM' */
  readonly category?: string
  /** Whether it is listed as enabled. @default true */
  readonly enabled?: boolean
  /** Whether its runs have tone scores. @default true */
  readonly bland_tone_enabled?: boolean
  /** Whether it is listed as required. @default false */
  readonly is_required_for_promotion?: boolean
  /** Sent as given. @default 20 */
  readonly max_turns?: number
  /** The assertions of its runs. @default one required LLM_JUDGE */
  readonly assertions?: readonly MockAssertion[]
  /** The course of each of its runs. */
  readonly play?: MockPlay
  readonly [field: string]: unknown
}

/** A batch that exists when the mock starts. */
export interface MockBatch {
  /** The id to read it by. */
  readonly id: string
  /** Ids of given scenarios; an id may occur twice. @default every scenario once */
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
  /** The id to read it by. */
  readonly id: string
  /** The scenario that it plays: the id of a given one. */
  readonly scenarioId: string
  /** Milliseconds between its start and the start of the mock. @default so many that it is over */
  readonly startedAgo?: number
}

/** The content of a script file. */
export interface MockScript {
  /** The scenarios to play. */
  readonly scenarios: readonly MockScenario[]
  /** Batches that exist at the start. @default [] */
  readonly batches?: readonly MockBatch[]
  /** Single runs that exist at the start. @default [] */
  readonly runs?: readonly MockRun[]
  /** Agents with versions and saved checks. Other agents have none: 404. @default [] */
  readonly agents?: readonly MockAgent[]
  /** Pathways with lists of versions. Other pathways have none: 404. @default [] */
  readonly pathways?: readonly MockPathway[]
  /** Requests that get a wrong answer. @default [] */
  readonly faults?: readonly Fault[]
}
