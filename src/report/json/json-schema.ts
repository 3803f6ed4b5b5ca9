/** The shape of `report.json`, for scripts that read it. It changes only with its version. */
import { z } from 'zod'
import { BlandRecordError } from '../../errors/file-errors.ts'
import type { VerdictWord } from '../../verdict/verdict.ts'
import { toldSchema, wordSchema } from '../../record/record.ts'
import type { CaseRecord } from '../../record/record.ts'

/** A case in `report.json`. */
export interface JsonCase extends Omit<CaseRecord, 'id'> {
  /** Where the user wrote the suite; null where the runner does not tell. */
  readonly location: {
    /** The path below the checkout. */
    readonly file: string
    /** The line, from 1. */
    readonly line: number | null
  } | null
}

/** A run in `report.json`, with its cases; null is what Bland did not say. */
export interface JsonRun {
  /** The name of its suite. */
  readonly suite: string
  /** The title of its scenario. */
  readonly scenario: string
  /** The worst of its cases. */
  readonly verdict: VerdictWord
  /** The id of the run; null where there was none. */
  readonly runId: string | null
  /** The batch that it belongs to. */
  readonly batchId: string | null
  /** The scenario that it plays. */
  readonly scenarioId: string | null
  /** The pathway that was tested. */
  readonly pathwayId: string | null
  /** Bland's last word on it. */
  readonly status: string | null
  /** From 0 to 1. */
  readonly score: number | null
  /** From 0 to 1. */
  readonly tone: number | null
  /** How many turns the conversation took. */
  readonly turns: number | null
  /** Milliseconds of conversation. */
  readonly duration: number | null
  /** ISO 8601, in UTC. */
  readonly startedAt: string | null
  /** The transcript, as a path relative to `report.json`; null where none was written. */
  readonly transcript: string | null
  /** What was judged of it, `run completes` first. */
  readonly cases: readonly JsonCase[]
}

/** The cases of a suite that belong to no run. */
export interface JsonSuite {
  /** The name of the suite. */
  readonly suite: string
  /** The worst of its cases here. */
  readonly verdict: VerdictWord
  /** Such as `batch is consistent` and `suite starts`. */
  readonly cases: readonly JsonCase[]
}

/** A batch that was judged. */
export interface JsonBatch {
  /** The name of the suite that judged it. */
  readonly suite: string
  /** The id of the batch; null for single runs. */
  readonly batchId: string | null
  /** Bland's last word on it. */
  readonly status: string | null
  /** Whether what is in production was tested, as no version was named. */
  readonly production: boolean
  /** The cassette that was replayed; absent where Bland was asked. */
  readonly cassette?: string | undefined
}

/** The whole of `report.json`. */
export interface JsonReport {
  /** Of this shape. */
  readonly version: 1
  /** The worst of all cases; `skipped` where there are none. */
  readonly verdict: VerdictWord
  /** How many cases have each verdict. */
  readonly counts: Readonly<Record<VerdictWord, number>>
  /** Milliseconds of conversation. */
  readonly duration: number
  /** The batches that were judged, one for each suite. */
  readonly batches: readonly JsonBatch[]
  /** The runs with their cases. */
  readonly runs: readonly JsonRun[]
  /** The suites that have cases of their own. */
  readonly suites: readonly JsonSuite[]
}

const text = z.string().nullable()
const number = z.number().nullable()
const location = z.object({ file: z.string(), line: number }).nullable()
const cases: z.ZodType<JsonCase[]> = z.array(z.intersection(toldSchema, z.object({ location })))

const runSchema: z.ZodType<JsonRun> = z.object({
  suite: z.string(),
  scenario: z.string(),
  verdict: wordSchema,
  runId: text,
  batchId: text,
  scenarioId: text,
  pathwayId: text,
  status: text,
  score: number,
  tone: number,
  turns: number,
  duration: number,
  startedAt: text,
  transcript: text,
  cases,
})

const batch = z.object({
  suite: z.string(),
  batchId: text,
  status: text,
  production: z.boolean(),
  cassette: z.string().optional(),
})

const reportSchema: z.ZodType<JsonReport> = z.object({
  version: z.literal(1),
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
 * @throws {@link BlandRecordError} where the value is no report of this version; the message names the path
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
