/** The case `batch is consistent`: the batch over all its runs, also those that a filter left out. */
import type { Run } from '../client/runs.ts'
import { readResult } from './results.ts'
import { isFinished, readState } from './status.ts'
import type { RunState } from './status.ts'
import { because, isRed, PASSED, worst } from './verdict.ts'
import type { Verdict } from './verdict.ts'

/** What is known of a batch. Counters and `status` are null where they could not be read. */
export interface BatchFacts {
  readonly id: string
  readonly status: string | null
  readonly totalScenarios: number | null
  readonly passedScenarios: number | null
  readonly failedScenarios: number | null
  /** How many runs the run list says there are, where the batch had to be read from it. */
  readonly totalCount: number | null
  readonly runs: readonly Run[]
}

/** A batch as it stood when the session stopped looking. */
export interface BatchOutcome extends BatchFacts {
  /** The scenarios that the launch asked for; null for a batch that someone else started. */
  readonly requested: readonly string[] | null
}

/** Judges a batch. `seen` are the verdicts of all cases of its runs that were judged. */
export function judgeBatch(batch: BatchOutcome, seen: readonly Verdict[]): Verdict {
  return worst([
    ...judgeMembers(batch),
    ...judgeCounters(batch),
    batch.status === null ? judgeByRuns(batch, seen) : judgeStatus(batch, batch.status, seen),
  ])
}

function judgeMembers({ runs, requested }: BatchOutcome): readonly Verdict[] {
  const ids = runs.map((run) => run.id)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  const foreign = runs.filter(
    (run) => requested !== null && !requested.includes(run.scenario_id ?? ''),
  )
  const again = runs
    .map((run) => run.scenario_id)
    .filter((id, index, all) => requested !== null && all.indexOf(id) !== index)
  return [
    ...twice.map((id) => because('errored', `the batch lists run ${id} twice`)),
    ...again.map((id) => because('errored', `the batch played scenario ${id} more than once`)),
    ...foreign.map((run) =>
      because('errored', `the batch has run ${run.id} of a scenario that nobody asked for`),
    ),
  ]
}

interface Range {
  readonly name: string
  readonly said: number | null
  readonly least: number
  readonly most: number
}

/**
 * A counter that disagrees with the runs seen. Bland does not say whether runs that ended with ERROR
 * or CANCELLED, or failed advisory assertions, count as failed: either way of counting agrees.
 */
function judgeCounters(batch: BatchOutcome): readonly Verdict[] {
  const { runs } = batch
  const states = runs.map((run) => readState(run.status))
  const scenarios = new Set(runs.map((run) => run.scenario_id)).size
  const failed = states.filter((state) => state === 'failed').length
  const passed = states.filter((state) => state === 'passed').length
  const flawed = runs.filter((run) => readState(run.status) === 'passed' && hasFailure(run)).length
  const finished = states.filter(isFinished).length
  const ranges: readonly Range[] = [
    { name: 'total_scenarios', said: batch.totalScenarios, least: scenarios, most: runs.length },
    {
      name: 'failed_scenarios',
      said: batch.failedScenarios,
      least: failed,
      most: finished - passed + flawed,
    },
    { name: 'passed_scenarios', said: batch.passedScenarios, least: passed - flawed, most: passed },
    { name: 'total_count', said: batch.totalCount, least: runs.length, most: runs.length },
  ]
  const disagreeing = ranges.flatMap(judgeRange)
  return disagreeing.length > 0 ? disagreeing : judgeRange(bothOf(batch))
}

/** A run that is counted as passed and as failed agrees with each counter alone. */
function bothOf({ passedScenarios, failedScenarios, runs }: BatchOutcome): Range {
  const said = (passedScenarios ?? 0) + (failedScenarios ?? 0)
  return { name: 'passed and failed scenarios', said, least: 0, most: runs.length }
}

function judgeRange({ name, said, least, most }: Range): readonly Verdict[] {
  if (said === null || (said >= least && said <= most)) return []
  const seen = least === most ? `${least}` : `${least} to ${most}`
  return [because('errored', `the batch says ${name} ${said}, but ${seen} were seen`)]
}

function judgeStatus(batch: BatchOutcome, status: string, seen: readonly Verdict[]): Verdict {
  const state = readState(status)
  if (state === 'passed') return judgePassed(batch)
  if (!isFinished(state)) return because('errored', `the batch did not finish: status ${status}`)
  return isExplained(batch, seen)
    ? PASSED
    : because('errored', `Bland marked the batch ${status}, but nothing in its runs explains it`)
}

function judgePassed(batch: BatchOutcome): Verdict {
  const dissenter = batch.runs.find((run) => readState(run.status) !== 'passed')
  if (dissenter !== undefined) {
    const word = dissenter.status ?? 'no status'
    return because(
      'errored',
      `Bland marked the batch PASSED, but its run ${dissenter.id} has ${word}`,
    )
  }
  return batch.runs.length === 0
    ? because('errored', 'Bland marked the batch PASSED, but it has no runs')
    : PASSED
}

function judgeByRuns(batch: BatchOutcome, seen: readonly Verdict[]): Verdict {
  if (batch.runs.length === 0) return because('errored', 'the batch has no runs')
  const open = batch.runs.find((run) => !isFinished(readState(run.status)))
  if (open !== undefined) {
    return because(
      'errored',
      `the batch did not finish: run ${open.id} has ${open.status ?? 'no status'}`,
    )
  }
  const allPassed = batch.runs.every((run) => readState(run.status) === 'passed')
  return allPassed || isExplained(batch, seen)
    ? PASSED
    : because('errored', 'runs of the batch did not pass, and nothing explains it')
}

/** A red case, a run that did not pass, or a failed result, advisory ones included. */
function isExplained(batch: BatchOutcome, seen: readonly Verdict[]): boolean {
  const states: readonly RunState[] = batch.runs.map((run) => readState(run.status))
  return (
    seen.some(isRed) ||
    states.some((state) => isFinished(state) && state !== 'passed') ||
    batch.runs.some(hasFailure)
  )
}

function hasFailure(run: Run): boolean {
  return (run.assertion_results ?? []).some((result) => readResult(result) === 'failed')
}
