/** Reads a `report.json`. */
import { z } from 'zod'
import { BlandRecordError } from '../../errors/file-errors.ts'
import { repeatRule } from '../../record/attempts/facts.ts'
import { toldSchema, wordSchema } from '../../record/record-schema.ts'
import { nodesSchema, scoresSchema } from '../../record/traits.ts'
import type { JsonAttempt, JsonCase, JsonReport, JsonRun } from './json-report.ts'

const text = z.string().nullable()
const number = z.number().nullable()
const location = z.object({ file: z.string(), line: number }).nullable()
const cases: z.ZodType<JsonCase[]> = z.array(
  z.intersection(toldSchema, z.object({ id: z.string().optional(), location })),
)

const play = {
  runId: text,
  batchId: text,
  status: text,
  score: number,
  tone: number,
  turns: number,
  duration: number,
  startedAt: text,
  transcript: text,
}

const attempt: z.ZodType<JsonAttempt> = z.object({ ...play, verdict: wordSchema })

const runSchema: z.ZodType<JsonRun> = z.object({
  ...play,
  suite: z.string(),
  scenario: z.string(),
  verdict: wordSchema,
  scenarioId: text,
  fingerprint: z.string().optional(),
  commit: z.string().optional(),
  isPartial: z.literal(true).optional(),
  pathwayId: text,
  nodes: nodesSchema,
  scores: scoresSchema.optional(),
  rule: repeatRule.optional(),
  attempts: z.array(attempt).optional(),
  cases,
})

const batch = z.object({
  suite: z.string(),
  batchId: text,
  batchIds: z.array(z.string()).optional(),
  checkRunId: text.optional(),
  status: text,
  production: z.boolean(),
  tested: z.string().optional(),
  cassette: z.string().optional(),
  notes: z.array(z.string()).optional(),
})

const reportSchema: z.ZodType<JsonReport> = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  verdict: wordSchema,
  counts: z.object({
    passed: z.number(),
    failed: z.number(),
    errored: z.number(),
    skipped: z.number(),
  }),
  duration: z.number(),
  batches: z.array(batch),
  runs: z.array(runSchema),
  suites: z.array(z.object({ suite: z.string(), verdict: wordSchema, cases })),
})

/**
 * Reads the value that a `report.json` holds, and ignores keys it does not know.
 *
 * @throws {@link BlandRecordError} if the value is no report of this version; the message names the path
 */
export function parseReport(value: unknown): JsonReport {
  const parsed = reportSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.length ? `\`${issue.path.join('.')}\`` : 'the whole value'
  const problem = `${path}: ${issue?.message ?? 'invalid'}`
  throw new BlandRecordError(`This is not a report that bland-suite can read: ${problem}.`, {
    cause: parsed.error,
  })
}
