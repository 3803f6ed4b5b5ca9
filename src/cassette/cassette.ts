/**
 * The content of a cassette: scenarios, batch and runs of one session, after redaction. It is made to be
 * committed: it never has a key or `metadata`, and its order keeps diffs short.
 */
import { z } from 'zod'
import { checkRunSchema } from '../model/check-run/check-run.ts'
import type { CheckRun } from '../model/check-run/check-run.ts'
import { savedChecksSchema } from '../model/check-run/checks.ts'
import type { SavedChecks } from '../model/check-run/checks.ts'
import { reasonedSchema } from '../model/check-run/reasons.ts'
import type { ReasonedConversation } from '../model/check-run/reasons.ts'
import { number, text } from '../model/fields.ts'
import type { Batch } from '../model/batch.ts'
import { runSchema } from '../model/run-schema.ts'
import type { Run } from '../model/run.ts'
import { scenarioSchema } from '../model/scenario.ts'
import type { Scenario } from '../model/scenario.ts'

/** A recorded batch with its short runs. */
export interface RecordedBatch extends Pick<
  Batch,
  'created_at' | 'failed_scenarios' | 'id' | 'passed_scenarios' | 'status' | 'total_scenarios'
> {
  /** How many runs the run list stated; null if the batch itself listed them. */
  readonly total_count: number | null
  readonly runs: readonly Run[]
}

/** The request that started a batch. */
export interface Requested {
  readonly scenario_ids: readonly string[]
  /** The runs that the answer named; absent in recordings of an older version. */
  readonly run_ids?: readonly string[] | undefined
  /** The requested version; null for production. */
  readonly version_number: number | null
  /** Whether Bland said that this version was in production; absent if it did not. */
  readonly in_production?: boolean | undefined
}

/** A recorded check run. Its conversations are among the runs of the cassette. */
export interface RecordedChecks {
  readonly agent_id: string
  /** The requested version; null for the environment's own. */
  readonly version_id: string | null
  readonly run: CheckRun
  /** The saved checks; null if they could not be read. */
  readonly saved: SavedChecks | null
  readonly reasons: readonly ReasonedConversation[]
  /** The cost of the judges, in US dollars; null if Bland did not say. */
  readonly cost: number | null
}

/** A further attempt of a session: another batch with the same scenarios, or some of them. */
interface RecordedAttempt {
  readonly requested: Requested | null
  readonly batch: RecordedBatch
}

/** A recorded session. Version 2 has several attempts. */
export interface Cassette {
  readonly version: 1 | 2
  /** The host that answered. */
  readonly host: string
  /** The stamp of the redactor that was used. */
  readonly redacted?: string | undefined
  /** The request that started the batch; null or absent if the suite did not start it. */
  readonly requested?: Requested | null | undefined
  /** The scenarios with readable definitions. */
  readonly scenarios: readonly Scenario[]
  /** The batch; null for runs that belong to none. */
  readonly batch: RecordedBatch | null
  /** The attempts after the first, in their order; absent if there is only one. */
  readonly later?: readonly RecordedAttempt[] | undefined
  readonly runs: readonly Run[]
  /** The check run; absent if there is none. */
  readonly checks?: RecordedChecks | undefined
}

const checks: z.ZodType<RecordedChecks> = z.object({
  agent_id: z.string(),
  version_id: z.string().nullable(),
  run: checkRunSchema,
  saved: savedChecksSchema.nullable(),
  reasons: z.array(reasonedSchema),
  cost: number,
})

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

const requested: z.ZodType<Requested> = z.object({
  scenario_ids: z.array(z.string()),
  run_ids: z.array(z.string()).optional(),
  version_number: z.number().nullable(),
  in_production: z.boolean().optional(),
})

/** Reads the content of a cassette. */
export const cassetteSchema: z.ZodType<Cassette> = z.object({
  version: z.literal([1, 2]),
  host: z.string(),
  redacted: z.string().optional(),
  requested: requested.nullish(),
  scenarios: z.array(scenarioSchema),
  batch: batch.nullable(),
  later: z.array(z.object({ requested: requested.nullable(), batch })).optional(),
  runs: z.array(runSchema),
  checks: checks.optional(),
})
