/** The saved checks of an agent: https://docs.bland.ai/api-v2/get/agents-id-environments-env-checks */
import { z } from 'zod'
import { flag, id, lenient, number, orNull, sorted, text } from '../fields.ts'
import type { WithExtra } from '../fields.ts'

/** An environment of an agent that can have checks. */
export type CheckEnvironment = 'staging' | 'production'

/** All environments of an agent that can have checks. */
export const ENVIRONMENTS: readonly CheckEnvironment[] = ['staging', 'production']

/** A judge of the saved checks. */
export interface SavedJudge extends WithExtra {
  /** The id of the eval agent. */
  readonly eval_agent_id: string
  /** The version of the eval agent; null if Bland does not say. */
  readonly eval_agent_version_id: string | null
  /** Its name; null if Bland cannot resolve it. */
  readonly name: string | null
  /** Whether it decides the check run; null if Bland does not say. */
  readonly required: boolean | null
  /** The levels that count as a match; empty for a judge that only passes or fails. */
  readonly target_level_keys: readonly string[]
}

/** The saved checks of one environment. */
export interface SavedChecks extends WithExtra {
  /** Whether they are switched on; null if Bland does not say. */
  readonly enabled: boolean | null
  /** The scenarios that are played. */
  readonly scenario_ids: readonly string[]
  /** Their names, in the same order; empty if Bland gives none. */
  readonly scenario_names: readonly string[]
  /** How often each scenario is played; null if Bland does not say. */
  readonly simulations_count: number | null
  /** The judges that rate every conversation. */
  readonly evals: readonly SavedJudge[]
}

const words: z.ZodType<readonly string[]> = orNull(z.array(z.string()))
  .catch(null)
  .transform((list) => list ?? [])

const judge: z.ZodType<SavedJudge> = sorted({
  eval_agent_id: id,
  eval_agent_version_id: lenient(orNull(id)),
  name: lenient(text),
  required: lenient(flag),
  target_level_keys: words,
})

/** Reads saved checks. Without a readable list of judges nothing can be planned. */
export const savedChecksSchema: z.ZodType<SavedChecks> = sorted({
  enabled: lenient(flag),
  scenario_ids: z.array(id),
  scenario_names: words,
  simulations_count: lenient(number),
  evals: z.array(judge),
})
