/** Reads a plan from JSON: from another process of the same test run, or from a committed file. */
import { keyed } from '../verdict/planned-case.ts'
import type { CaseDraft } from '../verdict/planned-case.ts'
import { DEFAULT_POLICY } from '../options/rules.ts'
import type { Policy } from '../options/rules.ts'
import { z } from 'zod'
import { MEASURE_NAMES } from '../model/measure.ts'
import { savedChecksSchema } from '../model/check-run/checks.ts'
import { aboutSchema } from '../model/definition/about-scenario.ts'
import type { Plan, PlannedScenario } from './plan.ts'

const planned: z.ZodType<CaseDraft> = z.discriminatedUnion('kind', [
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
      weight: z.number().optional(),
      fingerprint: z.string().optional(),
    }),
  }),
  z.object({
    kind: z.literal('judge'),
    title: z.string(),
    judge: z.object({
      id: z.string(),
      required: z.boolean(),
      targets: z.array(z.string()),
      versionId: z.string().optional(),
      isUndefined: z.literal(true).optional(),
    }),
  }),
  z.object({
    kind: z.literal('gate'),
    title: z.string(),
    gate: z.object({ measure: z.enum(MEASURE_NAMES), bound: z.number() }),
  }),
  z.object({ kind: z.literal('check'), title: z.string(), check: z.number().int().nonnegative() }),
])

const policy: z.ZodType<Policy> = z.object({
  advisory: z.enum(['skip', 'fail', 'pass']),
  unasserted: z.enum(['pass', 'fail']),
  repeat: z
    .object({
      times: z.number().int().positive(),
      needed: z.number().int().positive(),
      when: z.enum(['always', 'failed']),
      stopEarly: z.boolean(),
    })
    .optional(),
})

const scenario: z.ZodType<PlannedScenario> = z.object({
  key: z.string(),
  scenarioId: z.string().nullable(),
  runId: z.string().nullable(),
  runIds: z.array(z.string().nullable()).optional(),
  name: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  requiredForPromotion: z.boolean(),
  agentId: z.string().optional(),
  fingerprint: z.string().optional(),
  about: aboutSchema.optional(),
  play: z.record(z.string(), z.unknown()).optional(),
  cases: z.array(planned).transform(keyed),
  policy: policy.default(DEFAULT_POLICY),
})

/** Reads the scenarios of a plan. */
export const scenariosSchema: z.ZodType<readonly PlannedScenario[]> = z.array(scenario)

/** Reads a stored plan. */
export const planSchema: z.ZodType<Plan> = z.object({
  scenarios: scenariosSchema,
  hasBatch: z.boolean(),
  batchRuns: z.array(z.string()).nullable().default(null),
  savedChecks: savedChecksSchema.optional(),
  notes: z.array(z.string()).optional(),
})
