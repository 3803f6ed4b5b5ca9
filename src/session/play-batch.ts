/** From a followed batch to the judged and recorded case `batch is consistent`. */
import { toSuiteCase } from '../record/evidence.ts'
import type { CaseRecord } from '../record/record.ts'
import { BATCH_CASE } from '../verdict/cases.ts'
import { because, isRed, PASSED } from '../verdict/verdict.ts'
import { followBatch } from './follow/follow-batch.ts'
import type { BatchJudgement } from './follow/follow-batch.ts'
import { launchOf, writeSuite } from './open.ts'
import type { Opened } from './open.ts'
import { orTell } from './unreadable.ts'
import type { JudgedScenario } from './play-scenario.ts'
import { findUnplanned } from './unplanned.ts'

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
  const { verdict, status } = await judgeOwned(scenarios, opened)
  const record = toSuiteCase(BATCH_CASE, verdict)
  // A batch of ours that is not consistent is told of, even if a filter has deselected its case.
  const cases = input.judgesBatch || isRed(verdict) ? [record] : []
  const path = writeSuite(input, { ...launchOf(opened), batchId, batchStatus: status, cases })
  opened.leave()
  return { case: record, batchId, record: path }
}

const NOT_JUDGED: BatchJudgement = { verdict: PASSED, status: null }

/** Whether this session has launched the batch. */
function isOurs({ input, batchId }: Opened): boolean {
  return input.settings.source.kind === 'launch' && batchId !== null
}

async function judgeOwned(
  scenarios: readonly Promise<JudgedScenario>[],
  opened: Opened,
): Promise<BatchJudgement> {
  const { input, progress, requested, begun } = opened
  const settled = await Promise.allSettled(scenarios)
  const judged = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  if (progress.state === 'refused') {
    return { verdict: because('skipped', progress.reason), status: null }
  }
  if (!input.judgesBatch && !isOurs(opened)) return NOT_JUDGED
  const seen = judged.flatMap((one) => one.seen ?? [])
  const unplannedOf = findUnplanned(input, progress.by)
  const following = followBatch({ requested, begun, seen, unplannedOf }, progress.by)
  return orTell<BatchJudgement>(following, input.recorder, (reason) => ({
    verdict: because('errored', reason),
    status: null,
  }))
}
