import type { MockEnvironment } from '../../script/agent.ts'
import type { Fields } from '../../script/types.ts'
import type { Run } from '../run.ts'
import type { Agent, AgentVersion, Checks } from './agent.ts'
import { verdictOf } from './judging.ts'

/** One play of saved checks. Its state is a function of the time, until it is cancelled. */
export interface CheckRun {
  readonly id: string
  readonly agent: Agent
  readonly environment: MockEnvironment
  readonly version: AgentVersion
  /** As they were at the start. */
  readonly checks: Checks
  /** Scenario by scenario. */
  readonly conversations: readonly Run[]
  readonly simulationSetId: string
  readonly evalRunId: string
  /** In ISO 8601; a part of the story, unrelated to `startedAt`. */
  readonly createdAt: string
  /** In epoch milliseconds, like all times below. */
  readonly startedAt: number
  /** When a check run of the planned length ends, even for one that never does. */
  readonly plannedEnd: number
  /** When the status becomes final; infinite for a check run that never ends. */
  readonly endsAt: number
  /** Undefined unless it was cancelled before it ended. */
  readonly cancelledAt?: number
}

/** Whether the check run holds up others of its environment. */
export function isActive(run: CheckRun, now: number): boolean {
  return run.cancelledAt === undefined && now < run.endsAt
}

/** Whether the judges have rated the conversations. */
export function isJudged(run: CheckRun, now: number): boolean {
  return run.cancelledAt === undefined && now >= run.endsAt && !isBroken(run.checks.play.status)
}

/** Returns the body of `GET /check-runs/{id}`. */
export function checkRunAt(run: CheckRun, now: number): Fields {
  if (isActive(run, now)) {
    return { ...identityOf(run), ...progressAt(run, now) }
  }
  if (run.cancelledAt !== undefined) {
    return { ...identityOf(run), ...startOf(run), status: 'CANCELLED', ...endOf(run, 30_000) }
  }
  return { ...identityOf(run), ...startOf(run), ...finishAt(run, now), ...run.checks.play.run }
}

function identityOf({ id, agent, environment, version, checks, createdAt }: CheckRun): Fields {
  return {
    id,
    agent_id: agent.id,
    env_type: environment,
    agent_version_id: version.id,
    semver: version.semver,
    version_name: version.name,
    status: 'PENDING',
    judge_names: checks.judges.map((judge) => judge.name ?? judge.id),
    scenario_count: checks.scenarios.length,
    simulations_count: checks.simulationsCount,
    overall_passed: null,
    verdicts: null,
    simulation_set_id: null,
    eval_run_id: null,
    error_message: null,
    triggered_by: null,
    created_at: createdAt,
    started_at: null,
    completed_at: null,
  }
}

/** A check run waits for the first tenth of its time. */
function progressAt(run: CheckRun, now: number): Fields {
  const isPending = now - run.startedAt < (run.plannedEnd - run.startedAt) / 10
  return isPending ? {} : { ...startOf(run), status: 'RUNNING' }
}

function startOf(run: CheckRun): Fields {
  return { started_at: after(run, 2000), simulation_set_id: run.simulationSetId }
}

function endOf(run: CheckRun, duration: number): Fields {
  return { completed_at: after(run, duration) }
}

function after({ createdAt }: CheckRun, milliseconds: number): string {
  return new Date(Date.parse(createdAt) + milliseconds).toISOString()
}

function finishAt(run: CheckRun, now: number): Fields {
  const { play, judges } = run.checks
  const end = endOf(run, 2000 + run.conversations.length * 68_000)
  if (isBroken(play.status)) {
    const error = play.status === 'ERROR' ? 'The check run ended with an internal error.' : null
    return { ...end, status: play.status, error_message: error }
  }
  const verdicts = judges.flatMap((judge) => verdictOf(judge, run.conversations.length))
  const isPassed = verdicts.every(({ required, passed }) => required !== true || passed === true)
  const isSettled = now >= run.endsAt + (play.verdictsLag ?? 0)
  return {
    ...end,
    status: play.status ?? (isPassed ? 'PASSED' : 'FAILED'),
    eval_run_id: run.evalRunId,
    ...(isSettled ? { overall_passed: isPassed, verdicts } : {}),
  }
}

/** Whether no judge rates a check run that ends with this status. */
function isBroken(status: string | undefined): boolean {
  return status === 'ERROR' || status === 'CANCELLED'
}
