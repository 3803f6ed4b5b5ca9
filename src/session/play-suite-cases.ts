/** Evaluates and records the cases of a suite when its runs and its batch have ended. */
import { bareRecord } from '../record/evidence.ts'
import type { CaseRecord } from '../record/record.ts'
import type { SeenSuite } from '../verdict/suite/suite-case.ts'
import { suiteCasesOf, suiteKey } from '../verdict/suite/suite-cases.ts'
import { because, isRed } from '../verdict/verdict.ts'
import { followBatch } from './follow/follow-batch.ts'
import type { SeenBatch } from './follow/follow-batch.ts'
import type { Following } from './follow/follow.ts'
import { noting, writeSuite } from './open.ts'
import { launchOf } from './opened.ts'
import { updateFile } from './baseline/update.ts'
import { acceptable } from './baseline/acceptable.ts'
import type { Opened } from './opened.ts'
import { orTell } from './unreadable.ts'
import type { JudgedScenario } from './play-scenario.ts'
import { findUnplanned } from './unplanned.ts'

/** The evaluated and recorded cases of a suite that belong to no single scenario. */
export interface JudgedSuite {
  readonly cases: readonly CaseRecord[]
  readonly batchId: string | null
  /** The path of the record. */
  readonly record: string
}

/** Waits for the evaluated runs, then for the batch, and writes the suite's record. Then nobody follows the batch. */
export async function judgeAndRecordSuite(
  scenarios: readonly Promise<JudgedScenario>[],
  opened: Opened,
): Promise<JudgedSuite> {
  const settled = await Promise.allSettled(scenarios)
  try {
    return await recordSuite(settled, opened)
  } finally {
    opened.leave()
  }
}

async function recordSuite(
  settled: readonly PromiseSettledResult<JudgedScenario>[],
  opened: Opened,
): Promise<JudgedSuite> {
  const { input, batchId } = opened
  const judged = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const { status, cases: all } = await judgeSuite(judged, opened)
  // A red case of our own batch is reported even if a filter has deselected it.
  const cases = all.filter((one) => input.suiteCases.has(one.id) || isRed(one))
  const updated = settled.length === judged.length ? acceptSuite(judged, all, opened) : []
  const record = writeSuite(noting(input, updated), {
    ...launchOf(opened),
    batchId,
    batchStatus: status,
    cases,
  })
  return { cases, batchId, record }
}

/** Writes the baseline if that is wanted, and returns what the summary says of it. */
export function acceptSuite(
  judged: readonly JudgedScenario[],
  suiteCases: readonly CaseRecord[],
  { input, baseline, progress }: Pick<Opened, 'input' | 'baseline' | 'progress'>,
): readonly string[] {
  if (baseline?.use.mode !== 'update' || progress.state === 'refused') return []
  const { suite, plan } = input
  const scenarios = acceptable(judged, plan, baseline.commit)
  return updateFile(baseline, { suite, scenarios, suiteCases })
}

interface Judgement {
  readonly status: string | null
  readonly cases: readonly CaseRecord[]
}

async function judgeSuite(judged: readonly JudgedScenario[], opened: Opened): Promise<Judgement> {
  const { input, progress } = opened
  const isOurs = input.settings.source.kind === 'launch' && opened.batchId !== null
  const due = suiteCasesOf(input.plan).filter(({ key }) => isOurs || input.suiteCases.has(key))
  if (progress.state === 'refused') {
    const verdict = because('skipped', progress.reason)
    return { status: null, cases: due.map((one) => bareRecord(suiteKey(one), verdict)) }
  }
  const scenarios = judged.flatMap((one) => one.seen ?? [])
  const needsBatch = due.some((one) => one.needsBatch === true)
  const { status, batch } = needsBatch ? await see(scenarios, opened, progress.by) : UNSEEN
  const cases = due.map((one) => bareRecord(suiteKey(one), one.judge({ batch, scenarios })))
  return { status, cases }
}

const UNSEEN = { status: null, batch: null } as const

async function see(
  seen: SeenSuite['scenarios'],
  { input, requested, begun }: Opened,
  by: Following,
): Promise<SeenBatch> {
  const unplannedOf = findUnplanned(input, by)
  const following = followBatch({ requested, begun, seen, unplannedOf }, by)
  return orTell<SeenBatch>(following, input.recorder, (unread) => ({
    status: null,
    batch: { unread },
  }))
}
