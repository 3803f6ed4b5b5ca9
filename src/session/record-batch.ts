/** From a followed batch to the judged and recorded case `batch is consistent`. */
import { toSuiteCase } from '../report/evidence.ts'
import type { CaseRecord } from '../report/record.ts'
import { BATCH_CASE } from '../verdict/cases.ts'
import { because } from '../verdict/verdict.ts'
import { followBatch } from './follow-batch.ts'
import type { BatchJudgement } from './follow-batch.ts'
import { writeSuite } from './open.ts'
import type { Opened } from './open.ts'
import { orTell } from './keep-answer.ts'
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
  const path = writeSuite(input, { batchId, batchStatus: status, cases })
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
  const following = followBatch({ requested, verdicts, runs }, progress.by)
  return orTell<BatchJudgement>(following, input.recorder, (reason) => ({
    verdict: because('errored', reason),
    status: null,
  }))
}
