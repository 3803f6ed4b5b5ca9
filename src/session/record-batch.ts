/** From a followed batch to the judged and recorded case `batch is consistent`. */
import { BlandError } from '../errors/bland-error.ts'
import { toSuiteCase } from '../report/evidence.ts'
import type { CaseRecord } from '../report/record.ts'
import { BATCH_CASE } from '../verdict/cases.ts'
import { because } from '../verdict/verdict.ts'
import { followBatch } from './follow-batch.ts'
import type { BatchJudgement, KnownRuns } from './follow-batch.ts'
import type { Following } from './follow.ts'
import { writeSuite } from './open.ts'
import type { Opened } from './open.ts'
import { tellKeeping } from './keep-answer.ts'
import type { Recorder } from './recorder.ts'
import type { JudgedScenario } from './record-run.ts'

/** The case `batch is consistent`, judged and recorded. */
export interface JudgedBatch {
  readonly case: CaseRecord
  readonly batchId: string | null
  /** The path of the record. */
  readonly record: string
}

/** Waits for the judged runs, then for the batch, and writes the suite's record. */
export async function judgeAndRecordBatch(
  scenarios: readonly Promise<JudgedScenario>[],
  opened: Opened,
): Promise<JudgedBatch> {
  const { input, batchId } = opened
  const { verdict, status } = await judgeWhenSelected(scenarios, opened)
  const record = toSuiteCase(BATCH_CASE, verdict)
  const cases = input.judgesBatch ? [record] : []
  const path = await writeSuite(input, { batchId, batchStatus: status, cases })
  opened.leave()
  return { case: record, batchId, record: path }
}

async function judgeWhenSelected(
  scenarios: readonly Promise<JudgedScenario>[],
  { input, progress, requested }: Opened,
): Promise<BatchJudgement> {
  const settled = await Promise.allSettled(scenarios)
  const judged = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  if (progress.state === 'refused') {
    return { verdict: because('skipped', progress.reason), status: null }
  }
  if (!input.judgesBatch) return { verdict: { verdict: 'passed' }, status: null }
  const verdicts = judged.flatMap((one) => one.verdicts)
  const runs = judged.flatMap(({ run }) => (run === null ? [] : [run]))
  return followOrTell({ requested, verdicts, runs }, progress.by, input.recorder)
}

async function followOrTell(
  known: KnownRuns,
  by: Following,
  recorder: Recorder,
): Promise<BatchJudgement> {
  try {
    return await followBatch(known, by)
  } catch (error) {
    if (!(error instanceof BlandError)) throw error
    return { verdict: because('errored', await tellKeeping(error, recorder)), status: null }
  }
}
