/** Scenarios: https://docs.bland.ai/api-v1/get/agent-testing-scenarios and …-scenarios-id. */
import { z } from 'zod'
import { flag, id, lenient, number, optionalId, text } from './fields.ts'

/**
 * What a scenario asserts. `type` and `config` are an open set: shown, never validated.
 * `is_required` and `order` are null where the API did not say.
 */
export interface AssertionDefinition {
  /** What results name as their `assertion_id`; editing a scenario changes it. */
  readonly id: string
  /** Such as `LLM_JUDGE` or `CONTAINS`. */
  readonly type: string
  /** What it is called in reports; null where it has no name. */
  readonly name: string | null
  /** What the type needs, such as a prompt or a text; empty where there is none. */
  readonly config: Readonly<Record<string, unknown>>
  /** Whether the scenario fails with it. */
  readonly is_required: boolean | null
  /** How much it counts in the overall score. */
  readonly weight: number | null
  /** Its place among the assertions of the scenario. */
  readonly order: number | null
  readonly [unknownKey: string]: unknown
}

/**
 * A scenario as the API returns it (https://docs.bland.ai/api-v1/get/agent-testing-scenarios-id); keys
 * that bland-suite does not use are kept.
 */
export interface Scenario {
  /** The id of the scenario. */
  readonly id: string
  /** What it is called; null where it has no name. */
  readonly name: string | null
  /** The pathway that it tests; null where it tests something else. */
  readonly pathway_id: string | null
  /** The persona that it tests; null where it tests something else. */
  readonly persona_id: string | null
  /** Such as `HAPPY_PATH` or `EDGE_CASE`: an open set. */
  readonly category: string | null
  /** Whether Bland plays it; null where the API did not say. */
  readonly enabled: boolean | null
  /** Whether a pathway has to pass it to be promoted; null where the API did not say. */
  readonly is_required_for_promotion: boolean | null
  /** The most turns that its conversation may take. */
  readonly max_turns: number | null
  /** null where the body had none: then the assertions are unknown, not absent. */
  readonly assertions: readonly AssertionDefinition[] | null
  readonly [unknownKey: string]: unknown
}

const assertionDefinition: z.ZodType<AssertionDefinition> = z.looseObject({
  id,
  type: lenient(text).transform((type) => type ?? ''),
  name: lenient(text),
  config: z
    .record(z.string(), z.unknown())
    .nullish()
    .catch(null)
    .transform((config) => config ?? {}),
  is_required: lenient(flag),
  weight: lenient(number),
  order: lenient(number),
})

/**
 * Reads one scenario, from the API or from anywhere else. Where one of its assertions cannot be read, all of
 * them are unknown: the results say what was asserted.
 */
export const scenarioSchema: z.ZodType<Scenario> = z.looseObject({
  id,
  name: lenient(text),
  pathway_id: lenient(optionalId),
  persona_id: lenient(optionalId),
  category: lenient(text),
  enabled: lenient(flag),
  is_required_for_promotion: lenient(flag),
  max_turns: lenient(number),
  assertions: z
    .array(assertionDefinition)
    .nullish()
    .catch(null)
    .transform((list) => list ?? null),
})
