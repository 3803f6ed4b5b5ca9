/** Follows a batch to its end. */
import { debugSession } from '../../util/debug.ts'
import { monotonic } from '../../util/native.ts'
import type { Run } from '../../model/run.ts'
import { judgeBatch } from '../../verdict/batch/judge-batch.ts'
import type { BatchOutcome } from '../../verdict/batch/judge-batch.ts'
import { judgedRun } from '../../verdict/batch/seen.ts'
import type { SeenScenario } from '../../verdict/batch/seen.ts'
import { changesSince, leavesOut } from '../../verdict/batch/standing.ts'
import { isFinished, readState } from '../../verdict/status.ts'
import { hasEndedUnknown } from '../../verdict/run/judge-scored.ts'
import type { BatchView } from '../../api/batch-view.ts'
import type { Following } from './follow.ts'
import { lastSeen } from './poll-until.ts'
import type { Seen } from './poll-until.ts'

/** The session's knowledge about a batch when it evaluates it. */
export interface KnownRuns {
  /** The scenarios that the launch requested; null if the suite did not start the batch. */
  readonly requested: readonly string[] | null
  /** The ids of the runs that the launch's answer named; null if the suite did not start the batch. */
  readonly begun: readonly string[] | null
  /** The evaluated scenarios. */
  readonly seen: readonly SeenScenario[]
  /** Returns the runs that belong to the suite but were unknown when it was planned. */
  readonly unplannedOf: (runs: readonly Run[]) => Promise<readonly Run[]>
}

/** The last view of a batch, with its status. */
export interface SeenBatch {
  readonly batch: BatchOutcome | { readonly unread: string }
  readonly status: string | null
}

/** Resolves when the batch is consistent, `settleTimeout` after its end, or at the deadline. */
export async function followBatch(known: KnownRuns, by: Following): Promise<SeenBatch> {
  const unread = 'the batch could not be read before the deadline'
  return lastSeen<SeenBatch>(looks(known, by), { batch: { unread }, status: null }, by.deadline)
}

async function* looks(known: KnownRuns, by: Following): AsyncGenerator<Seen<SeenBatch>> {
  const reread = new Map<string, Run>()
  const scored = judgeScoredIn(known.seen)
  const patience = patienceWith(scored, by.timing)
  let endedSince: number | null = null
  // Evaluated runs must still stand in a view that is younger than their verdicts.
  const before = by.feed.renew()
  if (before.view !== null) {
    yield { seen: await toSeen(before.view, known, reread), isLast: false }
  }
  for (let tick = before.number; ;) {
    const { number, view } = await by.feed.next(tick)
    tick = number
    if (view === null) continue
    if (isOver(view)) await rereadRuns(reread, { view, seen: known.seen }, by)
    const seen = await toSeen(view, known, reread)
    const { verdict } = judgeBatch(seen.batch, known.seen)
    endedSince = hasEnded(view, scored) ? (endedSince ?? monotonic()) : null
    const waited = endedSince === null ? -1 : monotonic() - endedSince
    debugSession('batch %s is %s: %s', view.id, view.status, verdict)
    const isDone = isOver(view) && verdict === 'passed'
    yield { seen, isLast: isDone || waited >= patience }
  }
}

/** Reads the runs about which the batch says too little: once, and again after each change. */
async function rereadRuns(
  reread: Map<string, Run>,
  { view, seen }: { readonly view: BatchView; readonly seen: readonly SeenScenario[] },
  by: Following,
): Promise<void> {
  const lacking = seen.filter((one) => {
    const copy = view.runs.find(({ id }) => id === judgedRun(one)?.id)
    if (copy === undefined || !leavesOut(one, copy)) return false
    return !reread.has(copy.id) || changesSince(one, { runs: view.runs, reread }).length > 0
  })
  const read = lacking.map(async (one) => {
    const id = judgedRun(one)?.id ?? ''
    reread.set(id, await by.client.getRun(id, by.signal))
  })
  await Promise.all(read)
}

async function toSeen(
  view: BatchView,
  { requested, begun, seen, unplannedOf }: KnownRuns,
  reread: ReadonlyMap<string, Run>,
): Promise<SeenBatch & { readonly batch: BatchOutcome }> {
  const whole = seen.flatMap((one) => judgedRun(one) ?? [])
  const runs = view.runs.map((copy) => withResults(copy, whole))
  const unplanned = await unplannedOf(view.runs)
  return { batch: { ...view, runs, reread, requested, begun, unplanned }, status: view.status }
}

/** Adds the run's own results if the batch lists it without them. */
function withResults(copy: Run, whole: readonly Run[]): Run {
  if (copy.assertion_results?.length) return copy
  const run = whole.find((one) => one.id === copy.id)
  return run === undefined ? copy : { ...copy, assertion_results: run.assertion_results }
}

/** Returns whether the batch and all its runs have ended. */
function isOver(view: BatchView): boolean {
  return allRunsOver(view) && (view.status === null || isFinished(readState(view.status)))
}

/** Returns whether the batch or its runs have ended: the other must follow soon. */
function hasEnded(view: BatchView, scored: ReadonlySet<string>): boolean {
  const isDone = (run: Run): boolean => scored.has(run.id) || hasEndedUnknown(run) || isRunOver(run)
  return isFinished(readState(view.status)) || (view.runs.length > 0 && view.runs.every(isDone))
}

function allRunsOver(view: BatchView): boolean {
  return view.runs.every(isRunOver)
}

function isRunOver({ status }: Run): boolean {
  return isFinished(readState(status))
}

/** Returns the time to settle. A judge-scored run has had it, and nothing makes its batch consistent. */
function patienceWith(scored: ReadonlySet<string>, { settleTimeout }: Following['timing']): number {
  return scored.size > 0 ? 0 : settleTimeout
}

/** Returns the ids of the runs that only judges rate. */
function judgeScoredIn(seen: readonly SeenScenario[]): ReadonlySet<string> {
  const ids = seen.flatMap(({ outcome }) =>
    outcome.state === 'judge-scored' ? [outcome.run.id] : [],
  )
  return new Set(ids)
}
