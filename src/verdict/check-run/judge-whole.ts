/** Evaluates the case `run completes` of a check run that PASSED or FAILED. */
import type { CheckRun, JudgeVerdict } from '../../model/check-run/check-run.ts'
import type { Policy } from '../../options/rules.ts'
import { readState } from '../status.ts'
import { because, PASSED, worst } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'
import { isOf } from './judge-verdict.ts'
import type { JoinedJudge } from './judge-verdict.ts'

interface Whole {
  readonly run: CheckRun
  readonly joined: readonly JoinedJudge[]
  readonly policy: Policy
}

export function judgeWhole(whole: Whole): Verdict {
  const strangers = strangersOf(whole)
  const isPassed = readState(whole.run.status) === 'passed'
  const findings = [
    ...strangers.map((stranger) => judgeStranger(stranger, isPassed)),
    isPassed ? judgePassed(whole) : judgeFailed(whole, strangers),
    judgeCount(whole, strangers),
    judgeRequired(whole, strangers),
  ]
  const verdict = worst(findings)
  const notes = findings.flatMap((one) => (one.verdict === 'passed' && one.note ? [one.note] : []))
  return verdict.verdict === 'passed' && notes.length > 0
    ? { verdict: 'passed', note: notes.join('; ') }
    : verdict
}

/** Returns the verdicts of judges that nobody planned. */
function strangersOf({ run, joined }: Whole): readonly JudgeVerdict[] {
  return (run.verdicts ?? []).filter((one) => !joined.some(({ judge }) => isOf(one, judge)))
}

function judgeStranger(verdict: JudgeVerdict, isPassed: boolean): Verdict {
  const name = `the judge “${verdict.name ?? verdict.eval_agent_id ?? 'without a name'}”`
  const told = `${name}, which was not among the saved checks when the suite was planned,`
  if (verdict.passed === true) return { verdict: 'passed', note: `${told} passed` }
  const missed = verdict.passed === false ? 'did not pass' : 'could not be evaluated'
  if (verdict.required === false)
    return { verdict: 'passed', note: `${told} ${missed}; it is advisory` }
  return because(isPassed ? 'errored' : 'failed', `${told} ${missed}`)
}

/** Compares PASSED with what Bland says besides. */
function judgePassed({ run, joined }: Whole): Verdict {
  const missed = joined.find(({ isRequired, said }) => isRequired && said !== 'passed')
  const sides = [
    ...(missed === undefined ? [] : [`the required judge “${missed.title}” did not pass`]),
    ...(run.overall_passed === true ? [] : [`its overall verdict is ${overallOf(run)}`]),
  ]
  if (sides.length === 0) return PASSED
  return because('errored', `Bland marked the check run PASSED, but ${sides.join(', and ')}`)
}

function overallOf({ overall_passed: overall }: CheckRun): string {
  if (overall === 'unreadable') return 'unreadable'
  return overall === null ? 'missing' : `“${overall ? 'passed' : 'not passed'}”`
}

/** Compares FAILED with what Bland says besides. */
function judgeFailed({ run, joined }: Whole, strangers: readonly JudgeVerdict[]): Verdict {
  const isMissed = joined.some(({ isRequired, said }) => isRequired && said !== 'passed')
  const isStranger = strangers.some(({ required, passed }) => required !== false && passed !== true)
  const sides = [
    ...(isMissed || isStranger ? [] : ['no required judge missed']),
    ...(run.overall_passed === true || run.overall_passed === 'unreadable'
      ? [`its overall verdict is ${overallOf(run)}`]
      : []),
  ]
  if (sides.length === 0) return PASSED
  return because('errored', `Bland marked the check run FAILED, but ${sides.join(', and ')}`)
}

/** Bland may name a judge without a verdict. If the judge is planned, its own case reports that. */
function judgeCount({ run, joined }: Whole, strangers: readonly JudgeVerdict[]): Verdict {
  const names = run.judge_names?.length ?? 0
  const others = new Set(strangers.map((one) => one.eval_agent_id ?? one.name))
  const known = joined.length + others.size
  if (names <= known) return PASSED
  const seen = joined.filter(({ found }) => found !== null).length + others.size
  return because('errored', `Bland names ${names} judges, but returned verdicts of ${seen}`)
}

function judgeRequired(
  { run, joined, policy }: Whole,
  strangers: readonly JudgeVerdict[],
): Verdict {
  const isRequired = joined.some((one) => one.isRequired)
  if (isRequired || strangers.some(({ required }) => required !== false)) return PASSED
  if (readState(run.status) !== 'passed') return PASSED
  const note = 'no judge is required'
  return policy.unasserted === 'fail' ? because('failed', note) : { verdict: 'passed', note }
}
