/** Joins the attempts of a scenario: one verdict for each case, with the attempts as evidence. */
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import { toCaseRecord } from '../../record/evidence.ts'
import { attemptEvidence } from '../../record/attempts/attempt-evidence.ts'
import type { AttemptedCase } from '../../record/attempts/facts.ts'
import type { CaseRecord } from '../../record/record.ts'
import { comparedFields } from '../../history/judged.ts'
import type { CountedCase } from '../../history/judged.ts'
import { countOutcomes } from '../../verdict/attempts/decide.ts'
import type { AttemptCounts, AttemptOutcome } from '../../verdict/attempts/decide.ts'
import { joinCase, outcomeOf } from '../../verdict/attempts/join-case.ts'
import type { JoinedCase } from '../../verdict/attempts/join-case.ts'
import { ownKey } from '../../verdict/planned-case.ts'
import type { PlannedCase } from '../../verdict/planned-case.ts'
import { underPolicy } from '../../verdict/run/advisory.ts'
import { judgeAssertion } from '../../verdict/run/judge-assertion.ts'
import { isOpen } from '../../verdict/run/judge-run.ts'
import type { JudgedCase } from '../../verdict/run/judge-run.ts'
import { because, UNCHECKED } from '../../verdict/verdict.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { isSameCase } from '../../verdict/case-key.ts'
import { comparedUnderFilter, compareWith } from '../baseline/compare.ts'
import type { SessionBaseline } from '../baseline/compare.ts'
import type { JudgedScenario } from '../play-scenario.ts'

/** A scenario with its rule, its attempts so far, and the filter. */
export interface Attempted {
  readonly scenario: PlannedScenario
  readonly rule: RepeatRule
  /** The cases that ask for more attempts. */
  readonly drivers: readonly PlannedCase[]
  readonly attempts: readonly JudgedScenario[]
  /** Why no more attempts follow, though the rule allows some; null as long as they may. */
  readonly ended: string | null
  readonly isSelected: (one: PlannedCase) => boolean
}

/** Returns what an attempt says of each case that drives attempts. */
export function drivingOutcomes(given: Attempted, attempt: JudgedScenario): AttemptOutcome[] {
  return given.drivers.map((planned) => outcomeOf(verdictOn(planned, attempt, given)))
}

/** Counts what the attempts say of each case that drives attempts. */
export function drivingCounts(given: Attempted): readonly AttemptCounts[] {
  return given.drivers.map((planned) =>
    countOutcomes(
      given.rule,
      given.attempts.map((attempt) => outcomeOf(verdictOn(planned, attempt, given))),
    ),
  )
}

/** A case over all attempts, before policy and excuses. */
interface Joined extends CountedCase {
  readonly own: JoinedCase
  readonly verdicts: readonly Verdict[]
}

/** Returns the selected cases over all attempts, and the attempt to show: the first that failed, else the last. */
export function joinScenario(
  given: Attempted,
  baseline: SessionBaseline | null,
): {
  readonly cases: readonly CaseRecord[]
  readonly shown: JudgedScenario | undefined
} {
  const { scenario, attempts, isSelected } = given
  const raw = scenario.cases.map((planned) => joinAttempts(planned, given))
  const judged = raw.map((one) => ({ ...one, verdict: byPolicy(one.planned, one.verdict, given) }))
  const compared = compareWith(baseline, scenario, judged, raw)
  const shownCases = comparedUnderFilter(compared, isSelected).filter((one) => !isOpen(one))
  const cases = shownCases.map((one) => {
    const joined = raw.find(({ planned }) => planned === one.planned)
    const run = (joined && attempts[joined.own.shown]?.run) ?? null
    const record = toCaseRecord(one, run)
    const counted = countFields(joined, record, given)
    const own = counted.flaky === true ? failureEvidence(one, joined, run) : record.evidence
    const evidence = joined === undefined ? own : [...attemptLines(joined, given), ...own]
    return { ...record, ...comparedFields(one, evidence), ...counted }
  })
  const failing = raw.flatMap(({ own }) => (own.counts.failed > 0 ? [own.shown] : []))
  const played = attempts.filter(({ seen }) => seen !== null)
  const shown = failing.length > 0 ? attempts[Math.min(...failing)] : played.at(-1)
  return { cases, shown: shown ?? attempts[0] }
}

function joinAttempts(planned: PlannedCase, given: Attempted): Joined {
  const { rule, attempts, drivers, ended } = given
  const verdicts = attempts.map((attempt) => verdictOn(planned, attempt, given))
  const own = joinCase(rule, verdicts, drivers.includes(planned), ended)
  const results = judgedIn(planned, attempts[own.shown])?.results ?? []
  // The test that shows a check runs it in each attempt.
  const verdict = verdicts.includes(UNCHECKED) ? UNCHECKED : own.verdict
  const counts = rule.times === 1 ? undefined : own.counts
  return { planned, verdict, results, own, verdicts, counts }
}

function countFields(
  joined: Joined | undefined,
  { verdict }: Pick<CaseRecord, 'verdict'>,
  { rule }: Attempted,
): AttemptedCase {
  if (joined === undefined || rule.times === 1) return {}
  const { counts, shown, isFlaky } = joined.own
  const flaky = isFlaky && verdict === 'passed' ? ({ flaky: true } as const) : {}
  return { attempts: counts, ...flaky, attempt: shown }
}

/** Returns the evidence of the failed attempt that a pass over all attempts hides. */
function failureEvidence(
  one: JudgedCase,
  joined: Joined | undefined,
  run: JudgedScenario['run'],
): CaseRecord['evidence'] {
  const verdict = joined?.verdicts[joined.own.shown] ?? one.verdict
  return toCaseRecord({ ...one, verdict }, run).evidence
}

function judgedIn(
  planned: PlannedCase,
  attempt: JudgedScenario | undefined,
): JudgedCase | undefined {
  return attempt?.seen?.cases.find((one) => isSameCase(ownKey(one.planned), ownKey(planned)))
}

/** Returns what one attempt says of a case, before the policy on advisory assertions. */
function verdictOn(
  planned: PlannedCase,
  attempt: JudgedScenario,
  { scenario: { policy } }: Attempted,
): Verdict {
  const own = judgedIn(planned, attempt)
  if (own === undefined) {
    const why = attempt.cases.find(({ reason }) => reason !== null)?.reason
    return because('errored', why ?? 'the attempt was not started')
  }
  if (planned.kind !== 'assertion' || planned.assertion.required) return own.verdict
  const [result] = own.results
  if (result === undefined) return own.verdict
  return judgeAssertion(planned.assertion, result, { ...policy, advisory: 'fail' })
}

/** Applies the policy to an advisory assertion that failed over all attempts. */
function byPolicy(planned: PlannedCase, verdict: Verdict, { scenario }: Attempted): Verdict {
  const isAdvisory = planned.kind === 'assertion' && !planned.assertion.required
  if (!isAdvisory || verdict.verdict !== 'failed') return verdict
  return underPolicy(verdict.reason, scenario.policy)
}

function attemptLines({ verdicts }: Joined, { attempts, rule }: Attempted): CaseRecord['evidence'] {
  if (rule.times === 1) return []
  const judged = verdicts.map((verdict, index) => ({ verdict, run: attempts[index]?.run ?? null }))
  return attemptEvidence(rule, judged)
}
