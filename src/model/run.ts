/** Runs: https://docs.bland.ai/api-v1/get/agent-testing-runs and …-runs-id. */

/**
 * What Bland said of one assertion in one run. Real bodies carry `status` and `reasoning`, documented
 * ones `passed`, `type`, `target` and `expected`; a verdict of another type than these is null.
 */
export interface AssertionResult {
  /** The definition that it belongs to; null where Bland does not say. */
  readonly assertion_id: string | null
  /** Bland's word for it, such as `passed`; where `passed` says the opposite, neither counts. */
  readonly status: string | null
  /** What documented bodies have in place of `status`. */
  readonly passed: boolean | null
  /** The kind of the assertion: an open set. */
  readonly type: string | null
  /** Its name; the definition's is the one that is shown. */
  readonly name: string | null
  /** The definition as newer bodies embed it; absent where they do not. */
  readonly assertion?: EmbeddedAssertion | undefined
  readonly [unknownKey: string]: unknown
}

/** What a result itself says of its assertion. */
export interface EmbeddedAssertion {
  /** What it is called; null where it has no name. */
  readonly name: string | null
  /** The kind of the assertion: an open set. */
  readonly type: string | null
  /** Whether the scenario fails with it: true where Bland says so in no way that can be read, null where it does not say. */
  readonly is_required: boolean | null
  /** How much it counts in the overall score. */
  readonly weight: number | null
  readonly [unknownKey: string]: unknown
}

/** One thing said: `user` is the simulated caller, `assistant` the agent. */
export interface ChatTurn {
  /** `user`, `assistant`, or whatever Bland sends; `unknown` where it sends nothing. */
  readonly role: string
  /** What was said; what is no text is kept as JSON. */
  readonly content: string
  readonly [unknownKey: string]: unknown
}

/** Tone scores from 0 to 1, null where Bland gave none. */
export interface ToneScore {
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
  readonly [unknownKey: string]: unknown
}

/**
 * A run as the API returns it: whole from `GET /runs/{id}`
 * (https://docs.bland.ai/api-v1/get/agent-testing-runs-id), in short in a batch.
 * `metadata` and `request_data` (tool results, what a request was started with) are dropped on reading,
 * however deep, unless the client is asked for them; other unknown keys are kept.
 */
export interface Run {
  /** The id of the run; some bodies call it `run_id`. */
  readonly id: string
  /** The scenario that is played, also where only `scenario` names it. */
  readonly scenario_id: string | null
  /** The batch that it was started in; null for a single run. */
  readonly batch_id: string | null
  /** The pathway that is tested. */
  readonly pathway_id: string | null
  /** Bland's word, such as RUNNING, PASSED or FAILED: an open set. */
  readonly status: string | null
  /** The conversation, in its order. */
  readonly chat_history: readonly ChatTurn[] | null
  /** What the agent has taken from the conversation, by name. */
  readonly variables_extracted: Readonly<Record<string, unknown>> | null
  /** The nodes of the pathway that were visited. */
  readonly nodes_visited: readonly string[] | null
  /** How many turns Bland counts. */
  readonly turn_count: number | null
  /** Milliseconds of conversation. */
  readonly duration_ms: number | null
  /** From 0 to 1. */
  readonly overall_score: number | null
  /** How the agent sounded; null where tone is not measured. */
  readonly bland_tone_score: ToneScore | null
  /** What Bland said of the assertions; null where there is nothing yet. */
  readonly assertion_results: readonly AssertionResult[] | null
  /** Why the run ended with ERROR. */
  readonly error_message: string | null
  /** When it was started, in ISO 8601. */
  readonly created_at: string | null
  /** The scenario in short, as batches name it. */
  readonly scenario: {
    /** The id of the scenario. */
    readonly id: string | null
    /** The name of the scenario. */
    readonly name: string | null
  } | null
  /** The fields that were of an unexpected type, and are null for it; absent where there are none. */
  readonly unreadable?: readonly string[] | undefined
  readonly [unknownKey: string]: unknown
}

/** A run of a list of which not even the id can be read. */
export interface UnreadableRun {
  /** The scenario that it plays; null where that cannot be read either. */
  readonly scenario_id: string | null
  /** What is wrong with it. */
  readonly problem: string
}
