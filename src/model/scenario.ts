/** Scenarios: https://docs.bland.ai/api-v1/get/agent-testing-scenarios and …-scenarios-id. */
import { z } from 'zod'
import { flag, id, lenient, number, optional, orNull, sorted, text } from './fields.ts'
import type { WithExtra } from './fields.ts'

/**
 * An assertion of a scenario. `type` and `config` are an open set: shown, never validated. `is_required`
 * and `order` are null if the API does not say.
 */
export interface AssertionDefinition extends WithExtra {
  /** The `assertion_id` of its results. It changes when a scenario is edited. */
  readonly id: string
  /** The type, such as `LLM_JUDGE` or `CONTAINS`. */
  readonly type: string
  /** Its name in reports; null if it has none. */
  readonly name: string | null
  /** Settings of the type, such as a prompt or a text; empty if there are none. */
  readonly config: Readonly<Record<string, unknown>>
  /** Whether the scenario fails with it. */
  readonly is_required: boolean | null
  /** Its weight in the overall score. */
  readonly weight: number | null
  /** Its position among the assertions of the scenario. */
  readonly order: number | null
  /** When it was made, in ISO 8601; absent if Bland does not say. */
  readonly created_at?: string | null | undefined
  /** Ours: equal for assertions that judge the same. A session adds it. */
  readonly fingerprint?: string | null | undefined
}

/** A scenario as the API returns it (https://docs.bland.ai/api-v1/get/agent-testing-scenarios-id). */
export interface Scenario extends WithExtra {
  /** The id of the scenario. */
  readonly id: string
  /** Its name; null if it has none. */
  readonly name: string | null
  /** The tested pathway; null if the scenario tests something else. */
  readonly pathway_id: string | null
  /** The tested persona; null if the scenario tests something else. */
  readonly persona_id: string | null
  /** The tested agent; null if the scenario tests something else. */
  readonly agent_id: string | null
  /** The category, such as `HAPPY_PATH` or `EDGE_CASE`: an open set. */
  readonly category: string | null
  /** Its tags, which the dashboard calls labels; null if the API does not say. */
  readonly tags: readonly string[] | null
  /** Whether Bland plays it; null if the API does not say. */
  readonly enabled: boolean | null
  /** Whether a pathway must pass it to be promoted; null if the API does not say. */
  readonly is_required_for_promotion: boolean | null
  /** Whether it is a template, which Bland does not play; absent if Bland does not say. */
  readonly is_template?: boolean | null | undefined
  /** The highest number of turns that its conversation may take. */
  readonly max_turns: number | null
  /** The assertions; null if the body has none: then they are unknown, not absent. */
  readonly assertions: readonly AssertionDefinition[] | null
  /** Ours: equal for scenarios that play the same, whatever they assert. A session adds it if the body has all of the play. */
  readonly fingerprint?: string | null | undefined
  /** Ours: the keys of its request data, without their values. A session adds it. */
  readonly request?: RequestKeys | null | undefined
}

/** The keys of request data, whose values may be secrets, and the fingerprint of all. */
export interface RequestKeys {
  /** The sorted keys. */
  readonly keys: readonly string[]
  /** Equal for the same keys and values. */
  readonly fingerprint: string
}

const assertionDefinition: z.ZodType<AssertionDefinition> = sorted({
  id,
  type: lenient(text).transform((type) => type ?? ''),
  name: lenient(text),
  config: optional(z.record(z.string(), z.unknown())).transform((config) => config ?? {}),
  is_required: lenient(flag),
  weight: lenient(number),
  order: lenient(number),
  created_at: optional(z.string()),
  fingerprint: optional(z.string()),
})

/**
 * Reads one scenario, from the API or any other source. If one assertion is unreadable, `assertions` is
 * null: the results then show what was asserted.
 */
export const scenarioSchema: z.ZodType<Scenario> = sorted({
  id,
  name: lenient(text),
  pathway_id: lenient(orNull(id)),
  persona_id: lenient(orNull(id)),
  agent_id: lenient(orNull(id)),
  category: lenient(text),
  tags: lenient(orNull(z.array(z.string()))),
  enabled: lenient(flag),
  is_required_for_promotion: lenient(flag),
  is_template: optional(z.boolean()),
  max_turns: lenient(number),
  assertions: lenient(orNull(z.array(assertionDefinition))),
  fingerprint: optional(z.string()),
  request: optional(z.object({ keys: z.array(z.string()), fingerprint: z.string() })),
})
