/** Runs: https://docs.bland.ai/api-v1/get/agent-testing-runs and …-runs-id. */
import type { WithExtra } from './fields.ts'

/**
 * Bland's result of one assertion in one run. Real bodies have `status` and `reasoning`, documented ones
 * `passed`, `type`, `target` and `expected`. A verdict of any other type is null.
 */
export interface AssertionResult extends WithExtra {
  /** The definition that the result belongs to; null if Bland does not say. */
  readonly assertion_id: string | null
  /** Bland's word, such as `passed`. If `passed` says the opposite, neither counts. */
  readonly status: string | null
  /** The verdict of documented bodies, which have no `status`. */
  readonly passed: boolean | null
  /** The kind of the assertion: an open set. */
  readonly type: string | null
  /** Its name; reports show the name of the definition. */
  readonly name: string | null
  /** The definition, which newer bodies embed; absent in others. */
  readonly assertion?: EmbeddedAssertion | undefined
  /** Why Bland decided so. */
  readonly reasoning?: string | null | undefined
  /** The received value. */
  readonly value?: unknown
  /** The expected value, in documented bodies. */
  readonly expected?: unknown
  /** Where documented bodies say that it was expected, such as `transcript`. */
  readonly target?: unknown
  /** The score of the assertion. */
  readonly score?: number | null | undefined
  /** Why the assertion could not be evaluated. */
  readonly error_message?: string | null | undefined
}

/** The definition of an assertion as its result embeds it. */
export interface EmbeddedAssertion extends WithExtra {
  /** Its name; null if it has none. */
  readonly name: string | null
  /** The kind of the assertion: an open set. */
  readonly type: string | null
  /** Whether the scenario fails with it: true if the value is unreadable, null if there is none. */
  readonly is_required: boolean | null
  /** Its weight in the overall score. */
  readonly weight: number | null
}

/** One turn of a conversation: `user` is the simulated caller, `assistant` the agent. */
export interface ChatTurn extends WithExtra {
  /** `user`, `assistant`, or any other word of Bland; `unknown` if there is none. */
  readonly role: string
  /** The text of the turn; JSON if it is no text. */
  readonly content: string
}

/** Tone scores from 0 to 1; null if Bland gave none. */
export interface ToneScore extends WithExtra {
  /** The overall score. */
  readonly overall_tone_score: number | null
  /** Bland's score for naturalness, and so on for the others. */
  readonly naturalness: number | null
  /** For conciseness. */
  readonly conciseness: number | null
  /** For empathy. */
  readonly empathy: number | null
  /** For flow preservation. */
  readonly flow_preservation: number | null
  /** For back-channeling. */
  readonly back_channeling: number | null
  /** For topic transitions. */
  readonly topic_transitions: number | null
}

/**
 * A run as the API returns it: whole from `GET /runs/{id}`
 * (https://docs.bland.ai/api-v1/get/agent-testing-runs-id), short in a batch. `metadata` and `request_data`
 * (tool results, the data that a request was started with) are removed on reading, at any depth, unless the
 * client is asked for them; then they stand under `extra`.
 */
export interface Run extends WithExtra {
  /** The id of the run; some bodies call it `run_id`. */
  readonly id: string
  /** The scenario of the run, even if only `scenario` names it. */
  readonly scenario_id: string | null
  /** The batch of the run; null for a single run. */
  readonly batch_id: string | null
  /** The tested pathway. */
  readonly pathway_id: string | null
  /** The tested agent; absent if Bland does not say. */
  readonly agent_id?: string | null | undefined
  /** The version that was played; null for production. Text if it is no number; absent if Bland does not say. */
  readonly version_number?: number | string | null | undefined
  /** Bland's word, such as RUNNING, PASSED or FAILED: an open set. */
  readonly status: string | null
  /** The conversation, in order. */
  readonly chat_history: readonly ChatTurn[] | null
  /** The variables that the agent extracted from the conversation, by name. */
  readonly variables_extracted: Readonly<Record<string, unknown>> | null
  /** The visited nodes of the pathway. */
  readonly nodes_visited: readonly string[] | null
  /** How many turns Bland counts. */
  readonly turn_count: number | null
  /** How long the conversation took, in milliseconds. */
  readonly duration_ms: number | null
  /** The overall score, from 0 to 1. */
  readonly overall_score: number | null
  /** The tone scores; null if tone is not measured. */
  readonly bland_tone_score: ToneScore | null
  /** The assertion results; null if there are none yet. */
  readonly assertion_results: readonly AssertionResult[] | null
  /** Why the run ended with ERROR. */
  readonly error_message: string | null
  /** When the run was started, in ISO 8601. */
  readonly created_at: string | null
  /** When the run last changed, in ISO 8601; absent if Bland does not say. */
  readonly updated_at?: string | null | undefined
  /** When the run ended, in ISO 8601; absent if Bland does not say. */
  readonly completed_at?: string | null | undefined
  /** The scenario, short, as batches name it. */
  readonly scenario: RunScenario | null
  /** The fields of an unexpected type, which are therefore null; absent if there are none. */
  readonly unreadable?: readonly string[] | undefined
}

/** The scenario of a run, short. */
export interface RunScenario extends WithExtra {
  /** The id of the scenario. */
  readonly id: string | null
  /** The name of the scenario. */
  readonly name: string | null
}

/** A run of a list whose id is unreadable. */
export interface UnreadableRun {
  /** The scenario of the run; null if unreadable too. */
  readonly scenario_id: string | null
  /** Why the run is unreadable. */
  readonly problem: string
}
