/** Compares the counters of a batch with its runs. */
import type { Run } from '../../model/run.ts'
import { readResult } from '../results.ts'
import { isFinished, readState } from '../status.ts'
import { because } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

/** The data of a batch. Counters and `status` are null if they are unreadable. */
export interface BatchFacts {
  readonly id: string
  readonly status: string | null
  readonly totalScenarios: number | null
  readonly passedScenarios: number | null
  readonly failedScenarios: number | null
  /** The number of runs by the run list, if the batch was read from it. */
  readonly totalCount: number | null
  readonly runs: readonly Run[]
  /** The present but unreadable parts, described; absent if there are none. */
  readonly unreadable?: readonly string[] | undefined
}

interface Range {
  readonly name: string
  readonly said: number | null
  readonly least: number
  readonly most: number
}

/**
 * Returns the counters that disagree with the runs. Bland does not say whether ERROR, CANCELLED or failed
 * advisory assertions count as failed, so both ways of counting agree.
 */
export function judgeCounters(batch: BatchFacts): readonly Verdict[] {
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

/** Adds both counters: a run that counts as passed and as failed would agree with each alone. */
function bothOf({ passedScenarios, failedScenarios, runs }: BatchFacts): Range {
  const said = (passedScenarios ?? 0) + (failedScenarios ?? 0)
  return { name: 'passed and failed scenarios', said, least: 0, most: runs.length }
}

function judgeRange({ name, said, least, most }: Range): readonly Verdict[] {
  if (said === null || (said >= least && said <= most)) return []
  const seen = least === most ? `${least}` : `${least} to ${most}`
  return [because('errored', `the batch says ${name} ${said}, but ${seen} were seen`)]
}

function hasFailure(run: Run): boolean {
  return (run.assertion_results ?? []).some((result) => readResult(result) === 'failed')
}
