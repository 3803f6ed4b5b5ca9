/** Follows one run of a session until it has ended and settled, and reports its outcome. */
import type { RunOutcome } from '../../verdict/run/outcome.ts'
import type { BlandClient } from '../../api/client.ts'
import { monotonic } from '../../util/native.ts'
import type { Run } from '../../model/run.ts'
import { isFinished, readState } from '../../verdict/status.ts'
import type { AskedVersion } from '../../verdict/version.ts'
import { whyUnread } from '../../api/batch-view.ts'
import type { BatchView } from '../../api/batch-view.ts'
import { assess, unfinished } from './assess.ts'
import type { Look } from './assess.ts'
import type { Feed } from './feed.ts'
import { lastSeen } from './poll-until.ts'
import type { Seen } from './poll-until.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import type { Timing } from '../../options/settings.ts'

/** The context of following; `started` is the start of the session on the monotonic clock. */
export interface Following {
  readonly client: BlandClient
  readonly feed: Feed
  readonly timing: Timing
  readonly started: number
  /** Aborts at the deadline. */
  readonly deadline: AbortSignal
  /** Aborts at the deadline, and when the session is closed. */
  readonly signal: AbortSignal
  /** A possible reason for an absent run, for its message; null for none. */
  readonly absenceHint: string | null
  /** The followed batch; null for single runs. */
  readonly batchId: string | null
  /** The version that every run must have played; null for any. */
  readonly askedVersion: AskedVersion | null
  /** Returns the latest problem with reading, and how to report on the batch later, for the message at the deadline. */
  readonly wayBack: () => string | undefined
}

/**
 * Resolves when the run is settled, `settleTimeout` after its end, or at the deadline. Rejects if the
 * session is closed, or the API cannot be read.
 */
export async function followRun(scenario: PlannedScenario, by: Following): Promise<RunOutcome> {
  const first: RunOutcome = { state: 'unfinished', run: null, lastStatus: null, waited: 0 }
  const last = await lastSeen(looks(scenario, by), first, by.deadline)
  return withTime(last, monotonic() - by.started, by.wayBack())
}

function withTime(outcome: RunOutcome, waited: number, hint: string | undefined): RunOutcome {
  return outcome.state === 'unfinished' ? { ...outcome, waited, hint } : outcome
}

async function* looks(scenario: PlannedScenario, by: Following): AsyncGenerator<Seen<RunOutcome>> {
  let settlingSince: number | null = null
  for (let tick = 0; ;) {
    const { number, view } = await by.feed.next(tick)
    tick = number
    const { outcome, settled, settling } = await look(scenario, view, by)
    settlingSince = settling ? (settlingSince ?? monotonic()) : null
    const waited = settlingSince === null ? -1 : monotonic() - settlingSince
    yield { seen: outcome, isLast: settled || waited >= by.timing.settleTimeout }
  }
}

async function look(
  scenario: PlannedScenario,
  view: BatchView | null,
  by: Following,
): Promise<Look> {
  if (view === null) {
    const run = await by.client.getRun(scenario.runId ?? '', by.signal)
    return assess(scenario, { run, copy: null, batchOver: false }, by)
  }
  const batchOver = isFinished(readState(view.status))
  const copy = findCopy(scenario, view.runs)
  if (copy === null) {
    const reason = whyUnread(view, scenario.scenarioId)
    const absent: RunOutcome = { state: 'absent', hint: by.absenceHint }
    const outcome = reason === null ? absent : unreadable(reason)
    return { outcome, settled: false, settling: batchOver }
  }
  if (readState(copy.status) === 'running' && !batchOver) {
    return { outcome: unfinished(copy, by), settled: false, settling: false }
  }
  const run = await by.client.getRun(copy.id, by.signal)
  const reason = whyAnother(run, scenario, by) ?? whyAnother(copy, scenario, by)
  if (reason === null) return assess(scenario, { run, copy, batchOver }, by)
  return { outcome: unreadable(reason), settled: false, settling: true }
}

function unreadable(reason: string): RunOutcome {
  return { state: 'unreadable', run: null, reason }
}

/** Explains why the answer is not the run of the scenario in the batch; null if it is. */
function whyAnother(
  run: Run,
  { scenarioId }: PlannedScenario,
  { batchId }: Following,
): string | null {
  const other = [run.scenario_id, run.scenario?.id ?? null].find((id) => differ(id, scenarioId))
  if (other !== undefined) {
    return `Bland's answer for run ${run.id} belongs to scenario ${other}, not to ${scenarioId}`
  }
  if (!differ(run.batch_id, batchId)) return null
  return `Bland's answer for run ${run.id} belongs to batch ${run.batch_id}, not to ${batchId}`
}

/** Returns whether two ids differ. A missing id contradicts nothing. */
function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other
}

/** Finds the run in the batch: by id if known, else the scenario's first. */
function findCopy(scenario: PlannedScenario, runs: readonly Run[]): Run | null {
  const byId = runs.find((run) => scenario.runId !== null && run.id === scenario.runId)
  if (byId !== undefined || scenario.runId !== null) return byId ?? null
  const own = runs.filter((run) => run.scenario_id === scenario.scenarioId)
  return own.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null
}
