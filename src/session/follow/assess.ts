/** Decides whether a run that was read has ended and settled, and what its outcome is. */
import { isJudgedByBland } from '../../verdict/planned-case.ts'
import type { PlannedCase } from '../../verdict/planned-case.ts'
import { isJudgeScored } from '../../verdict/run/judge-scored.ts'
import type { RunOutcome } from '../../verdict/run/outcome.ts'
import { monotonic } from '../../util/native.ts'
import type { Run } from '../../model/run.ts'
import { isMeasured } from '../../verdict/gate.ts'
import { joinResults } from '../../verdict/results.ts'
import { isFinished, readState } from '../../verdict/status.ts'
import type { RunState } from '../../verdict/status.ts'
import { otherVersion } from '../../verdict/version.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import type { AskedVersion } from '../../verdict/version.ts'

/** One look at a run. The run is evaluated when it is settled, or at the deadline. */
export interface Look {
  readonly outcome: RunOutcome
  /** Whether nothing more will arrive: the run has ended, and every planned result is determined. */
  readonly settled: boolean
  /** Whether more may arrive, but only soon: the run or its batch has ended. */
  readonly settling: boolean
}

/** The session's knowledge that an outcome needs. */
interface Context {
  /** The version that the run must have played; null for any. */
  readonly askedVersion: AskedVersion | null
  /** The start of the session on the monotonic clock. */
  readonly started: number
}

/** A run, and its batch's copy. */
interface Sight {
  readonly run: Run
  readonly copy: Run | null
  readonly batchOver: boolean
}

/** Assesses a run that was read, together with its batch's copy. */
export function assess(
  scenario: PlannedScenario,
  { run, copy, batchOver }: Sight,
  by: Context,
): Look {
  const state = readState(run.status)
  const complete = !needsResults(state) || isDetermined(scenario.cases, run, copy)
  if (isFinished(state)) {
    const outcome = finished(run, copy, by)
    return { outcome, settled: complete && agrees(copy, state), settling: true }
  }
  if (isJudgeScored(scenario.cases, run, copy)) {
    const isAgents = (scenario.agentId ?? run.agent_id ?? null) !== null
    return { outcome: { state: 'judge-scored', run, isAgents }, settled: false, settling: true }
  }
  // An unknown status may come between the end and the final status.
  const asserts = scenario.cases.filter(isJudgedByBland).length > 1
  const perhapsOver = state === 'unknown' && complete && asserts
  return { outcome: unfinished(run, by), settled: false, settling: batchOver || perhapsOver }
}

function finished(run: Run, copy: Run | null, { askedVersion: asked }: Context): RunOutcome {
  const isJudged = asked !== null && needsResults(readState(run.status))
  const played = isJudged ? otherVersion(run, copy, asked) : null
  if (asked === null || played === null) return { state: 'finished', run, batchCopy: copy }
  return { state: 'other-version', run, asked: asked.number, played }
}

/** Returns whether results must arrive. A run with ERROR, or a cancelled one, has none. */
function needsResults(state: RunState): boolean {
  return state !== 'error' && state !== 'cancelled'
}

function agrees(copy: Run | null, state: RunState): boolean {
  return copy === null || readState(copy.status) === state
}

/** Returns the outcome of a run that has not ended. */
export function unfinished(run: Run, by: Context): RunOutcome {
  return { state: 'unfinished', run, lastStatus: run.status, waited: monotonic() - by.started }
}

/**
 * Returns whether every planned assertion has a determined result, both in the run and in the batch's copy,
 * and every gate its measure.
 */
function isDetermined(cases: readonly PlannedCase[], run: Run, copy: Run | null): boolean {
  const joined = joinResults(run, copy)
  if (joined.some((one) => one.verdict === 'undetermined')) return false
  return cases.every((planned) => {
    switch (planned.kind) {
      case 'run':
      case 'judge':
      case 'check':
        return true
      case 'all-assertions':
        return joined.length > 0
      case 'assertion':
        return joined.some((one) => one.assertionId === planned.assertion.id)
      case 'gate':
        return isMeasured(planned.gate, run)
    }
  })
}
