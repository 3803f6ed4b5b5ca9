/** A plan as text: for another process of the same test run, or in a file that a team commits. */
import { z } from 'zod'
import type { PlannedCase } from '../verdict/cases.ts'
import type { Plan, PlannedScenario } from './plan.ts'

const planned: z.ZodType<PlannedCase> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), title: z.string() }),
  z.object({ kind: z.literal('all-assertions'), title: z.string() }),
  z.object({
    kind: z.literal('assertion'),
    title: z.string(),
    assertion: z.object({
      id: z.string(),
      type: z.string(),
      config: z.record(z.string(), z.unknown()),
      required: z.boolean(),
    }),
  }),
])

const scenario: z.ZodType<PlannedScenario> = z.object({
  key: z.string(),
  scenarioId: z.string().nullable(),
  runId: z.string().nullable(),
  title: z.string(),
  category: z.string().nullable(),
  requiredForPromotion: z.boolean(),
  cases: z.array(planned),
})

/** Reads a plan that was stored. */
export const planSchema: z.ZodType<Plan> = z.object({
  scenarios: z.array(scenario),
  hasBatchCase: z.boolean(),
})
