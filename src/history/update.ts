/** Makes a new baseline from an accepted session. It never takes what was not decided. */
import type { Baseline, BaselineCase, BaselineScenario } from './baseline.ts'
import { joinCases, joinScenarios } from '../verdict/compared/join.ts'
import type { PlayedCase, PlayedScenario } from './played.ts'

/** A scenario to accept. */
export interface AcceptedScenario extends PlayedScenario {
  /** The day on which it was played, as `2026-11-20`; null if unknown. */
  readonly day: string | null
  /** The commit that was tested; null if unknown. */
  readonly commit: string | null
  /** Whether no case was deselected. */
  readonly isWhole: boolean
}

/** The scenarios to accept, and how. */
export interface Acceptance {
  readonly suite: string
  readonly scenarios: readonly AcceptedScenario[]
  /** Whether a case that passed before may be accepted as failed. */
  readonly regressions: 'refuse' | 'take'
  /** The fate of scenarios that were not played. */
  readonly others: 'keep' | 'drop'
}

/** A scenario that was left as it was. */
export interface LeftOut {
  readonly title: string
  readonly why: string
  /** Whether it was left out because a case went from passed to failed. */
  readonly isRegression: boolean
}

/** A new baseline, and what it did not take. */
export interface Updated {
  readonly baseline: Baseline
  readonly left: readonly LeftOut[]
}

/** Updates a baseline. */
export function updateBaseline(before: Baseline | null, accepted: Acceptance): Updated {
  const known = before?.scenarios ?? []
  const joined = joinScenarios(accepted.scenarios, known)
  const decided = accepted.scenarios.map((scenario) => {
    const old = joined.get(scenario) ?? null
    return { scenario, old, left: whyLeft(scenario, old, accepted) }
  })
  const found = new Set(joined.values())
  const others = accepted.others === 'keep' ? known.filter((one) => !found.has(one)) : []
  const taken = decided.flatMap(({ scenario, old, left }) => {
    if (left === null) return [toEntry(scenario, old)]
    return old === null ? [] : [old]
  })
  return {
    baseline: { version: 1, suite: accepted.suite, scenarios: [...others, ...taken] },
    left: decided.flatMap(({ left }) => left ?? []),
  }
}

/** From how many possible attempts on a failure is no chance of a moment. */
const SURE = 3

function whyLeft(
  { title, cases, isWhole, fingerprint, rule }: AcceptedScenario,
  old: BaselineScenario | null,
  { regressions }: Acceptance,
): LeftOut | null {
  const left = (why: string, isRegression = false): LeftOut => ({ title, why, isRegression })
  if (!isWhole) return left('a filter left out some of its cases')
  if (fingerprint === null) return left('its definition is unknown')
  const open = cases.find(({ verdict }) => verdict === 'errored' || verdict === 'skipped')
  if (open !== undefined) return left(`“${open.title}” has no verdict on its conversation`)
  const joined = joinCases(cases, old?.cases ?? [])
  const worse = cases.find(
    (one) => one.verdict === 'failed' && joined.get(one)?.verdict === 'passed',
  )
  const isSure = rule !== undefined && rule.times >= SURE
  if (worse === undefined || isSure || regressions === 'take') return null
  return left(`“${worse.title}” passed before and has failed now`, true)
}

function toEntry(
  { scenarioId, title, fingerprint, rule, cases, day, commit }: AcceptedScenario,
  old: BaselineScenario | null,
): BaselineScenario {
  const joined = joinCases(cases, old?.cases ?? [])
  const isSame = old !== null && old.fingerprint === fingerprint
  const entries = cases.map((one): BaselineCase => {
    const entry = isSame ? (joined.get(one) ?? null) : null
    const { kind, id, title: own, fingerprint: judged, verdict, counts } = one
    const first = isUnchanged(one, entry) ? entry : { since: day, commit }
    const judgement = { verdict, ...(counts !== undefined && { counts }) }
    return { kind, id, title: own, fingerprint: judged, ...judgement, ...whenOf(first) }
  })
  return { scenarioId, title, fingerprint, ...(rule && { rule }), cases: entries }
}

function isUnchanged(now: PlayedCase, then: BaselineCase | null): then is BaselineCase {
  return then?.verdict === now.verdict && then.fingerprint === now.fingerprint
}

function whenOf({ since, commit }: Pick<BaselineCase, 'since' | 'commit'>) {
  return { since, commit }
}
