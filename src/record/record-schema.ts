/** Reads the records of a session. */
import { z } from 'zod'
import { aboutSchema } from '../model/definition/about-scenario.ts'
import { runSchema, turnSchema } from '../model/run-schema.ts'
import { CASE_KINDS } from '../verdict/case-key.ts'
import { LABELS } from '../verdict/compared/comparison.ts'
import type { VerdictWord } from '../verdict/verdict.ts'
import { acceptedAttempts, attemptCounts, repeatRule } from './attempts/facts.ts'
import { checkRunFacts, judgeFacts } from './check-run/facts.ts'
import { acceptedTraits } from './traits.ts'
import type { AttemptRecord, CaseRecord, RunRecord, SuiteRecord } from './record.ts'

/** Reads a verdict's word. */
export const wordSchema: z.ZodType<VerdictWord> = z.enum(['passed', 'failed', 'errored', 'skipped'])

/** Reads a case without its id. */
export const toldSchema: z.ZodType<Omit<CaseRecord, 'id'>> = z.object({
  kind: z.enum(CASE_KINDS),
  title: z.string(),
  verdict: wordSchema,
  reason: z.string().nullable(),
  note: z.string().nullable(),
  isAdvisory: z.literal(true).optional(),
  assertion: z
    .object({
      id: z.string().nullable(),
      type: z.string(),
      required: z.boolean().optional(),
      criterion: z.string().optional(),
    })
    .nullable(),
  judge: judgeFacts.optional(),
  evidence: z.array(
    z.object({
      label: z.string(),
      text: z.string(),
      turn: z.number().int().nonnegative().optional(),
      isOfAttempts: z.literal(true).optional(),
      conversation: z.array(turnSchema).optional(),
    }),
  ),
  attempts: attemptCounts.optional(),
  flaky: z.literal(true).optional(),
  accepted: acceptedAttempts.optional(),
  attempt: z.number().int().nonnegative().optional(),
  mentions: z.object({ nodes: z.array(z.string()), variables: z.array(z.string()) }).optional(),
  fingerprint: z.string().optional(),
  before: wordSchema.optional(),
  baseline: z
    .object({
      label: z.enum(LABELS),
      since: z.string().optional(),
      commit: z.string().optional(),
      passed: z.string().optional(),
      why: z.string().optional(),
    })
    .optional(),
})

/** Reads a case. */
export const caseSchema: z.ZodType<CaseRecord> = toldSchema.and(z.object({ id: z.string() }))

const shared = {
  version: z.literal(1),
  suite: z.string(),
  host: z.string(),
  batchId: z.string().nullable(),
  cases: z.array(caseSchema),
}

const attemptRecord: z.ZodType<AttemptRecord> = z.object({
  batchId: z.string().nullable(),
  run: runSchema.nullable(),
  cases: z.array(caseSchema),
})

const runRecord: z.ZodType<RunRecord> = z.object({
  ...shared,
  kind: z.literal('run'),
  scenario: z.string(),
  scenarioId: z.string().nullable(),
  fingerprint: z.string().optional(),
  commit: z.string().optional(),
  accepted: acceptedTraits.optional(),
  isPartial: z.literal(true).optional(),
  about: aboutSchema.optional(),
  run: runSchema.nullable(),
  checkRun: checkRunFacts.optional(),
  rule: repeatRule.optional(),
  attempts: z.array(attemptRecord).optional(),
  defined: z.array(z.string()).optional(),
})

const suiteRecord: z.ZodType<SuiteRecord> = z.object({
  ...shared,
  kind: z.literal('suite'),
  batchIds: z.array(z.string()).optional(),
  rule: repeatRule.optional(),
  checkRunId: z.string().nullable().optional(),
  batchStatus: z.string().nullable(),
  production: z.boolean(),
  tested: z.string().optional(),
  cassette: z.string().optional(),
  notes: z.array(z.string()).optional(),
  launch: z.literal('sent').optional(),
  complaint: z.string().optional(),
})

/** Reads a record of either kind. */
export const recordSchema: z.ZodType<RunRecord | SuiteRecord> = z.union([runRecord, suiteRecord])
