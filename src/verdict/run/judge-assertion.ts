/** Evaluates an assertion of a run that PASSED or FAILED: two columns of the verdict table. */
import type { PlannedAssertion } from '../planned-case.ts'
import type { Policy } from '../../options/rules.ts'
import { isRequiredResult } from '../results.ts'
import type { JoinedResult } from '../results.ts'
import { describeFailure, nameOf } from '../describe.ts'
import { because, PASSED, passedWith, worst } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'
import { advisoryFailure } from './advisory.ts'

export function judgeAssertion(
  assertion: PlannedAssertion,
  joined: JoinedResult | null,
  policy: Policy,
): Verdict {
  if (joined === null) return notEvaluated(assertion.required, 'Bland returned no result for it')
  switch (joined.verdict) {
    case 'passed':
      return PASSED
    case 'undetermined':
      return notEvaluated(assertion.required, joined.doubt ?? 'its result is undetermined')
    case 'failed': {
      const reason = describeFailure(assertion, joined.result)
      return assertion.required ? because('failed', reason) : advisoryFailure(reason, policy)
    }
  }
}

function notEvaluated(required: boolean, why: string): Verdict {
  return because(required ? 'errored' : 'skipped', `not evaluated: ${why}`)
}

/** Evaluates the single case that replaces all assertions. Each counts as required unless its result says otherwise. */
export function judgeAllAssertions(joined: readonly JoinedResult[], policy: Policy): Verdict {
  const required = joined.filter(isRequiredResult)
  const verdict = judgeRequired(required, joined.length)
  const others = joined
    .filter((one) => !isRequiredResult(one))
    .map((one) => judgeOther(one, policy))
  const told = worst(others)
  if (verdict.verdict !== 'passed') return verdict
  if (told.verdict === 'passed') return passedWith([verdict, ...others])
  // What passed is not hidden by an advisory assertion that is only reported.
  const isOnlyTold = told.verdict === 'skipped' && required.length > 0
  if (!isOnlyTold) return told
  return { verdict: 'passed', note: told.reason, isAdvisory: told.isAdvisory }
}

function judgeRequired(required: readonly JoinedResult[], count: number): Verdict {
  const failed = required.filter((one) => one.verdict === 'failed')
  if (failed.length > 0) {
    const names = failed.map((one) => `${nameOf(one)}: ${describeFailure(null, one.result)}`)
    return because('failed', `${failed.length} of ${count} failed: ${names.join('; ')}`)
  }
  const doubtful = required.filter((one) => one.verdict === 'undetermined')
  if (doubtful.length > 0) {
    const names = doubtful.map((one) => `${nameOf(one)}: ${one.doubt ?? ''}`)
    return because('errored', `not evaluated: ${names.join('; ')}`)
  }
  return count > 0
    ? PASSED
    : because(
        'errored',
        'not evaluated: Bland returned no results, and the definitions cannot be read',
      )
}

function judgeOther(one: JoinedResult, policy: Policy): Verdict {
  if (one.verdict === 'passed') return PASSED
  if (one.verdict === 'failed') {
    return advisoryFailure(`${nameOf(one)}: ${describeFailure(null, one.result)}`, policy)
  }
  return notEvaluated(false, `${nameOf(one)}: ${one.doubt ?? ''}`)
}
