/** The case `batch is consistent`: evaluates the batch over all its runs, even those that a filter left out. */
import type { Run } from '../../model/run.ts'
import { judgeCounters } from './judge-counters.ts'
import type { BatchFacts } from './judge-counters.ts'
import { isFinished, readState } from '../status.ts'
import type { RunState } from '../status.ts'
import { explainsFailure, judgedRun } from './seen.ts'
import type { SeenScenario } from './seen.ts'
import { changesSince } from './standing.ts'
import type { LastView } from './standing.ts'
import { because, PASSED, worst } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

/** A batch as it was when the session stopped following it. */
export interface BatchOutcome extends BatchFacts, LastView {
  /** The scenarios that the launch requested; null if the suite did not start the batch. */
  readonly requested: readonly string[] | null
  /** The ids of the runs that the launch's answer named; null if the suite did not start the batch. */
  readonly begun: readonly string[] | null
  /** Runs that joined after the suite was planned, and that no filter leaves out. */
  readonly unplanned: readonly Run[]
}

/**
 * Evaluates a batch over all that was seen of it. `seen` are the evaluated scenarios: their verdicts must
 * still stand.
 */
export function judgeBatch(batch: BatchOutcome, seen: readonly SeenScenario[]): Verdict {
  return worst([
    ...fewOf(judgeMembers(batch)),
    ...fewOf(seen.flatMap((one) => changesSince(one, batch).map(errored))),
    ...fewOf((batch.unreadable ?? []).map((what) => errored(`in the batch, ${what}`))),
    ...judgeCounters(batch),
    batch.status === null ? judgeByRuns(batch, seen) : judgeStatus(batch, batch.status, seen),
  ])
}

function errored(reason: string): Verdict {
  return because('errored', reason)
}

const FEW = 5

/** Returns the first few of many findings. */
function fewOf(findings: readonly Verdict[]): readonly Verdict[] {
  if (findings.length <= FEW) return findings
  return [...findings.slice(0, FEW), errored(`and ${findings.length - FEW} more of this kind`)]
}

function judgeMembers(batch: BatchOutcome): readonly Verdict[] {
  const { id: batchId, runs, requested, begun, unplanned } = batch
  const ids = runs.map((run) => run.id)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  const played = runs.map((run) => run.scenario_id)
  const again = played.filter((id, index) => played.indexOf(id) !== index)
  const foreign = runs.filter((run) => !isRequested(run.scenario_id, requested))
  const strange = runs.filter(({ batch_id: id }) => id !== null && id !== batchId)
  const absent = (requested ?? []).filter((id) => !played.includes(id))
  const lost = absent.length > 0 ? [] : (begun ?? []).filter((id) => !ids.includes(id))
  return [
    ...twice.map((id) => `the batch lists run ${id} twice`),
    ...(requested === null ? [] : again).map(
      (id) => `the batch played scenario ${id} more than once`,
    ),
    ...foreign.map((run) => `the batch has run ${run.id} of a scenario that was not requested`),
    ...absent.map((id) => `the batch has no run of scenario ${id}, which was requested`),
    ...lost.map((id) => `Bland started run ${id}, but the batch does not contain it`),
    ...strange.map((run) => `${nameOf(run)} belongs to another batch, ${run.batch_id}`),
    ...unplanned.map((run) => `${nameOf(run)} joined the batch after the suite was planned`),
  ].map(errored)
}

function isRequested(id: string | null, requested: readonly string[] | null): boolean {
  return requested === null || requested.includes(id ?? '')
}

function nameOf({ id, scenario }: Run): string {
  const name = scenario?.name ?? null
  return name === null ? `run ${id}` : `run ${id} of “${name}”`
}

function judgeStatus(batch: BatchOutcome, status: string, seen: readonly SeenScenario[]): Verdict {
  const state = readState(status)
  if (state === 'passed') return judgePassed(batch)
  if (!isFinished(state)) return errored(`the batch did not finish: status ${status}`)
  return isExplained(state, batch, seen)
    ? PASSED
    : errored(`Bland marked the batch ${status}, but nothing in its runs explains it`)
}

function judgePassed(batch: BatchOutcome): Verdict {
  const dissenter = batch.runs.find((run) => readState(run.status) !== 'passed')
  if (dissenter !== undefined) {
    const word = dissenter.status ?? 'no status'
    return errored(`Bland marked the batch PASSED, but its run ${dissenter.id} has ${word}`)
  }
  return batch.runs.length === 0
    ? errored('Bland marked the batch PASSED, but it has no runs')
    : PASSED
}

function judgeByRuns(batch: BatchOutcome, seen: readonly SeenScenario[]): Verdict {
  if (batch.runs.length === 0) return errored('the batch has no runs')
  const states = batch.runs.map((run) => readState(run.status))
  const open = batch.runs.find((_run, index) => !isFinished(states[index] ?? 'unknown'))
  if (open !== undefined) {
    return errored(`the batch did not finish: run ${open.id} has ${open.status ?? 'no status'}`)
  }
  // A run with ERROR or CANCELLED explains itself.
  const isFailed = states.includes('failed')
  return !isFailed || isExplained('failed', batch, seen)
    ? PASSED
    : errored('runs of the batch did not pass, and nothing explains it')
}

/**
 * Returns whether the runs explain a status. FAILED needs a red case of Bland, a failed advisory assertion,
 * or a run that a filter left out and that did not pass; ERROR and CANCELLED need a run that ended so.
 */
function isExplained(
  state: RunState,
  { runs }: BatchOutcome,
  seen: readonly SeenScenario[],
): boolean {
  if (state !== 'failed') return runs.some((run) => readState(run.status) === state)
  const judged = new Set(seen.map((one) => judgedRun(one)?.id))
  return seen.some(explainsFailure) || runs.some((run) => !judged.has(run.id) && hasNotPassed(run))
}

function hasNotPassed(run: Run): boolean {
  const state = readState(run.status)
  return isFinished(state) && state !== 'passed'
}
