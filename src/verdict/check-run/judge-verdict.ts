/** The verdict of Bland on one judge of a check run. */
import type { CheckRun, JudgeVerdict } from '../../model/check-run/check-run.ts'
import type { PlannedJudge } from '../planned-case.ts'
import type { Policy } from '../../options/rules.ts'
import { advisoryFailure } from '../run/advisory.ts'
import { because, PASSED } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

/** A judge of the plan with its verdict in the check run. */
export interface JoinedJudge {
  readonly judge: PlannedJudge
  readonly title: string
  /** Advisory only if both the saved checks and the answer say so, or the answer if there are no saved checks. */
  readonly isRequired: boolean
  readonly said: 'passed' | 'failed' | 'undetermined'
  /** Why the verdict is undetermined; null if it is not. */
  readonly doubt: string | null
  /** The first entry of the answer; null if there is none. */
  readonly found: JudgeVerdict | null
}

/** Joins a judge with its verdict by the id of the eval agent. Two verdicts must agree. */
export function joinJudge(
  { judge, title }: { readonly judge: PlannedJudge; readonly title: string },
  { verdicts }: CheckRun,
): JoinedJudge {
  const found = (verdicts ?? []).filter((one) => isOf(one, judge))
  const mayBeAdvisory = !judge.required || (judge.id.startsWith(NAMED) && found.length > 0)
  const isAdvisory = mayBeAdvisory && found.every(({ required }) => required === false)
  const doubt = doubtOf(found)
  const isPassed = found[0]?.passed === true
  const said = doubt !== null ? 'undetermined' : isPassed ? 'passed' : 'failed'
  return { judge, title, isRequired: !isAdvisory, said, doubt, found: found[0] ?? null }
}

/** Returns whether a verdict is that of a planned judge. */
export function isOf(verdict: JudgeVerdict, { id }: PlannedJudge): boolean {
  return verdict.eval_agent_id === id || byName(verdict.name ?? '') === id
}

/** Makes the id of a judge of which only the name is known. */
export function byName(name: string): string {
  return `${NAMED}${name}`
}

/** Begins the id of a judge of which only the name is known. */
const NAMED = 'named '

function doubtOf(found: readonly JudgeVerdict[]): string | null {
  const said = new Set(found.map(({ passed }) => passed))
  if (said.size === 0) return 'nothing could be scored: Bland returned no verdict of this judge'
  if (said.has('unreadable')) return 'Bland sent an unreadable verdict'
  if (said.size > 1) return 'Bland sent two verdicts of this judge, and they disagree'
  return said.has(null) ? 'nothing could be scored' : null
}

/** Evaluates the case of a judge. */
export function judgeJudge(joined: JoinedJudge, policy: Policy): Verdict {
  const { said, doubt, isRequired } = joined
  if (said === 'passed') return PASSED
  if (said === 'undetermined') {
    return because(isRequired ? 'errored' : 'skipped', `not evaluated: ${doubt ?? ''}`)
  }
  const reason = missOf(joined)
  if (isRequired) return because('failed', reason)
  return advisoryFailure(reason, policy)
}

function missOf({ found }: JoinedJudge): string {
  const rate = found?.match_rate ?? null
  const least = 'the judge needs at least 50 %'
  return rate === null
    ? 'the judge did not pass'
    : `${percent(rate)} of the conversations match, ${least}`
}

/** Formats a share from 0 to 1. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
