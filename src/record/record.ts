/**
 * What is kept of a session on disk: one file a judged run, one for the suite. Every report is
 * rendered from these records, in whatever process; runner metadata carries only their paths.
 */
import { CASE_KINDS } from '../verdict/case-key.ts'
import type { OwnKey } from '../verdict/case-key.ts'
import { z } from 'zod'
import { runSchema } from '../model/run-schema.ts'
import type { Run } from '../model/run.ts'
import type { VerdictWord } from '../verdict/verdict.ts'

/** The file of a suite's record, in the folder of its session. */
export const SUITE_RECORD = 'suite.json'

/** A part of what is known of a case. */
export interface Evidence {
  /** What it is, such as `Expected` or `Reasoning`. */
  readonly label: string
  /** What it says. */
  readonly text: string
  /** The turn of the conversation that it points at, from 0; absent where that cannot be told. */
  readonly turn?: number | undefined
}

/** Names that a check asked its run for, and that the run does not have. */
export interface Mentions {
  /** Nodes of the pathway. */
  readonly nodes: readonly string[]
  /** Extracted variables. */
  readonly variables: readonly string[]
}

/** A case as it was judged. */
export interface CaseRecord extends OwnKey {
  /** Its name, without that of its scenario. */
  readonly title: string
  /** How it ended. */
  readonly verdict: VerdictWord
  /** Why it did not pass; null for a pass. */
  readonly reason: string | null
  /** What is to be known of a pass; null for nothing. */
  readonly note: string | null
  /** The assertion's id, and type; null for other cases. */
  readonly assertion: {
    /** The id of the assertion. */
    readonly id: string | null
    /** The type of the assertion, such as `LLM_JUDGE`. */
    readonly type: string
  } | null
  /** What Bland said, in parts; empty where it said nothing. */
  readonly evidence: readonly Evidence[]
  /** Names that a check asked for in vain; absent for none. */
  readonly mentions?: Mentions | undefined
}

/** A judged run of a scenario. */
export interface RunRecord {
  readonly version: 1
  readonly kind: 'run'
  readonly suite: string
  readonly scenario: string
  readonly scenarioId: string | null
  readonly host: string
  readonly batchId: string | null
  /** null where Bland returned no run, or it could not be read. */
  readonly run: Run | null
  /** The words in the definitions of a scenario that has checks; absent without any. */
  readonly defined?: readonly string[] | undefined
  readonly cases: readonly CaseRecord[]
}

/** A suite: its batch, and the cases that belong to no single run. */
export interface SuiteRecord {
  readonly version: 1
  readonly kind: 'suite'
  readonly suite: string
  readonly host: string
  readonly batchId: string | null
  readonly batchStatus: string | null
  /** Whether what is in production was tested, as no version was named. */
  readonly production: boolean
  /** The cassette that was replayed; absent where Bland was asked. */
  readonly cassette?: string | undefined
  /** What the summary says of the options of the suite; absent for nothing. */
  readonly notes?: readonly string[] | undefined
  /** A launch is out, or its answer was lost: a batch may run. Absent where that is known. */
  readonly launch?: 'sent' | undefined
  /** What Bland complained of though it started the batch; absent where it did not. */
  readonly complaint?: string | undefined
  readonly cases: readonly CaseRecord[]
}

/** A record by its path, as it was read: one that is absent or damaged is the error that says so. */
export type LoadedRecord = RunRecord | SuiteRecord | Error

/** The records of a test run, by path. */
export type LoadedRecords = ReadonlyMap<string, LoadedRecord>

/** Reads a verdict's word. */
export const wordSchema: z.ZodType<VerdictWord> = z.enum(['passed', 'failed', 'errored', 'skipped'])

/** Reads what is told of a case. */
export const toldSchema: z.ZodType<Omit<CaseRecord, 'id'>> = z.object({
  kind: z.enum(CASE_KINDS),
  title: z.string(),
  verdict: wordSchema,
  reason: z.string().nullable(),
  note: z.string().nullable(),
  assertion: z.object({ id: z.string().nullable(), type: z.string() }).nullable(),
  evidence: z.array(
    z.object({
      label: z.string(),
      text: z.string(),
      turn: z.number().int().nonnegative().optional(),
    }),
  ),
  mentions: z.object({ nodes: z.array(z.string()), variables: z.array(z.string()) }).optional(),
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

const runRecord: z.ZodType<RunRecord> = z.object({
  ...shared,
  kind: z.literal('run'),
  scenario: z.string(),
  scenarioId: z.string().nullable(),
  run: runSchema.nullable(),
  defined: z.array(z.string()).optional(),
})

const suiteRecord: z.ZodType<SuiteRecord> = z.object({
  ...shared,
  kind: z.literal('suite'),
  batchStatus: z.string().nullable(),
  production: z.boolean(),
  cassette: z.string().optional(),
  notes: z.array(z.string()).optional(),
  launch: z.literal('sent').optional(),
  complaint: z.string().optional(),
})

/** Reads a record of either kind. */
export const recordSchema: z.ZodType<RunRecord | SuiteRecord> = z.union([runRecord, suiteRecord])
