/**
 * What a cassette holds: scenarios, batch and runs of one session, as they were after redaction. It is
 * made to be committed: never a key, never `metadata`, and in an order that leaves diffs short.
 */
import { z } from 'zod'
import { number, text } from '../model/fields.ts'
import { runSchema } from '../model/run-schema.ts'
import type { Run } from '../model/run.ts'
import { scenarioSchema } from '../model/scenario.ts'
import type { Scenario } from '../model/scenario.ts'

/** A recorded batch, with its runs in short. */
export interface RecordedBatch {
  readonly id: string
  readonly status: string | null
  readonly total_scenarios: number | null
  readonly passed_scenarios: number | null
  readonly failed_scenarios: number | null
  readonly created_at: string | null
  /** How many runs the run list said there are; null where the batch itself listed them. */
  readonly total_count: number | null
  readonly runs: readonly Run[]
}

/** What a launch asked for. */
export interface Requested {
  readonly scenario_ids: readonly string[]
  /** The runs that the answer named; absent where an older version has recorded it. */
  readonly run_ids?: readonly string[] | undefined
  /** null for what is in production. */
  readonly version_number: number | null
}

/** A recorded session. */
export interface Cassette {
  readonly version: 1
  /** The host that answered. */
  readonly host: string
  /** The stamp of the redactor it went through. */
  readonly redacted?: string | undefined
  /** What the launch asked for; null or absent where somebody else launched. */
  readonly requested?: Requested | null | undefined
  /** Those whose definitions could be read. */
  readonly scenarios: readonly Scenario[]
  /** null for runs that belong to no batch. */
  readonly batch: RecordedBatch | null
  readonly runs: readonly Run[]
}

const batch: z.ZodType<RecordedBatch> = z.object({
  id: z.string(),
  status: text,
  total_scenarios: number,
  passed_scenarios: number,
  failed_scenarios: number,
  created_at: text,
  total_count: number,
  runs: z.array(runSchema),
})

/** Reads the content of a cassette. */
export const cassetteSchema: z.ZodType<Cassette> = z.object({
  version: z.literal(1),
  host: z.string(),
  redacted: z.string().optional(),
  requested: z
    .object({
      scenario_ids: z.array(z.string()),
      run_ids: z.array(z.string()).optional(),
      version_number: z.number().nullable(),
    })
    .nullish(),
  scenarios: z.array(scenarioSchema),
  batch: batch.nullable(),
  runs: z.array(runSchema),
})
