/** The case `batch is consistent`: the batch over all its runs, also those that a filter left out. */
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

/** A batch as it stood when the session stopped looking. */
export interface BatchOutcome extends BatchFacts, LastView {
  /** The scenarios that the launch asked for; null for a batch that someone else started. */
  readonly requested: readonly string[] | null
  /** The ids of the runs that the answer to the launch named; null for a batch that someone else started. */
  readonly begun: readonly string[] | null
  /** Runs that were not there when the suite was planned, and that no filter leaves out. */
  readonly unplanned: readonly Run[]
}

/**
 * Judges a batch by all that was seen of it. `seen` are the scenarios that were judged: whatever was
 * judged must still stand.
 */
export function judgeBatch(batch: BatchOutcome, seen: readonly SeenScenario[]): Verdict {
  return worst([
    ...fewOf(judgeMembers(batch)),
    ...fewOf(seen.flatMap((one) => changesSince(one, batch).map(errored))),
    ...fewOf((batch.unreadable ?? []).map((what) => errored(`of the batch, ${what}`))),
    ...judgeCounters(batch),
    batch.status === null ? judgeByRuns(batch, seen) : judgeStatus(batch, batch.status, seen),
  ])
}

function errored(reason: string): Verdict {
  return because('errored', reason)
}

const FEW = 5

/** The first of many findings: the rest is no news. */
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
    ...foreign.map((run) => `the batch has run ${run.id} of a scenario that nobody asked for`),
    ...absent.map((id) => `the batch has no run of scenario ${id}, which was asked for`),
    ...lost.map((id) => `the launch began run ${id}, and the batch does not have it`),
    ...strange.map((run) => `${nameOf(run)} is of another batch, ${run.batch_id}`),
    ...unplanned.map((run) => `${nameOf(run)} was not there when the suite was planned`),
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
  // A run that ended with ERROR, or was cancelled, explains itself.
  const isFailed = states.includes('failed')
  return !isFailed || isExplained('failed', batch, seen)
    ? PASSED
    : errored('runs of the batch did not pass, and nothing explains it')
}

/**
 * A FAILED batch is explained by a red case of Bland's, by an advisory assertion that failed, or by a run
 * that a filter left out and that did not pass; ERROR and CANCELLED only by a run that ended so.
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
