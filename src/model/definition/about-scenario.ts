/** A scenario as reports show it, beside its runs. */
import { z } from 'zod'
import type { Scenario } from '../scenario.ts'

/** A scenario as people know it. Bland leaves out what is null. */
export interface AboutScenario {
  readonly category: string | null
  readonly tags: readonly string[]
  readonly description: string | null
  /** The name of the simulated caller. */
  readonly callerName: string | null
  /** The prompt of the simulated caller. */
  readonly callerPrompt: string | null
  readonly startNode: string | null
  readonly maxTurns: number | null
}

/** Reads it from a record. */
export const aboutSchema: z.ZodType<AboutScenario> = z.object({
  category: z.string().nullable(),
  tags: z.array(z.string()),
  description: z.string().nullable(),
  callerName: z.string().nullable(),
  callerPrompt: z.string().nullable(),
  startNode: z.string().nullable(),
  maxTurns: z.number().nullable(),
})

const words = z.string().nullish().catch(null)

/** The fields that decide nothing: one of an unexpected type is as good as absent. */
const textsSchema = z.object({
  tags: z.array(z.string()).nullish().catch(null),
  description: words,
  tester_persona_name: words,
  tester_persona_prompt: words,
  start_node_id: words,
})

/** Describes a scenario by its definition. */
export function aboutScenario(scenario: Scenario): AboutScenario {
  const said = textsSchema.parse({ ...scenario.extra, ...scenario })
  return {
    category: scenario.category,
    tags: said.tags ?? [],
    description: said.description ?? null,
    callerName: said.tester_persona_name ?? null,
    callerPrompt: said.tester_persona_prompt ?? null,
    startNode: said.start_node_id ?? null,
    maxTurns: scenario.max_turns,
  }
}
