import type { Agent, AgentVersion } from './agent.ts'
import { isJudged, type CheckRun } from './check-run.ts'
import { verdictOf } from './judging.ts'

/**
 * Whether the checks of staging keep a version out of production: the newest check run of exactly this version
 * must have ended, and every required judge must have passed. Without a required judge there is no gate.
 */
export function isBlocked(
  agent: Agent,
  version: AgentVersion,
  newestFirst: readonly CheckRun[],
): boolean {
  const { staging } = agent.checks
  if (!staging?.enabled || !staging.judges.some(({ required }) => required)) {
    return false
  }
  const latest = newestFirst.find(
    (run) => run.agent === agent && run.environment === 'staging' && run.version.id === version.id,
  )
  return latest === undefined || !isPassed(latest)
}

function isPassed(run: CheckRun): boolean {
  const required = run.checks.judges.filter((judge) => judge.required)
  const verdicts = required.map((judge) => verdictOf(judge, run.conversations.length)[0])
  return isJudged(run, Date.now()) && verdicts.every((verdict) => verdict?.['passed'] === true)
}
