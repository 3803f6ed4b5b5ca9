/** Evaluates an assertion of a run that PASSED or FAILED: two columns of the verdict table. */
import type { PlannedAssertion } from '../planned-case.ts'
import type { Policy } from '../../options/rules.ts'
import type { JoinedResult } from '../results.ts'
import { describeFailure, nameOf } from '../describe.ts'
import { because, PASSED } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

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
      return assertion.required ? because('failed', reason) : advisory(reason, policy)
    }
  }
}

function notEvaluated(required: boolean, why: string): Verdict {
  return because(required ? 'errored' : 'skipped', `not evaluated: ${why}`)
}

function advisory(reason: string, policy: Policy): Verdict {
  const told = `advisory: ${reason}`
  if (policy.advisory === 'pass') return { verdict: 'passed', note: told }
  return because(policy.advisory === 'fail' ? 'failed' : 'skipped', told)
}

/** Evaluates the single case that replaces all assertions. Each counts as required. */
export function judgeAllAssertions(joined: readonly JoinedResult[]): Verdict {
  const failed = joined.filter((one) => one.verdict === 'failed')
  if (failed.length > 0) {
    const names = failed.map((one) => `${nameOf(one)}: ${describeFailure(null, one.result)}`)
    return because('failed', `${failed.length} of ${joined.length} failed: ${names.join('; ')}`)
  }
  const doubtful = joined.filter((one) => one.verdict === 'undetermined')
  if (doubtful.length > 0) {
    const names = doubtful.map((one) => `${nameOf(one)}: ${one.doubt ?? ''}`)
    return because('errored', `not evaluated: ${names.join('; ')}`)
  }
  return joined.length > 0
    ? PASSED
    : because(
        'errored',
        'not evaluated: Bland returned no results, and the definitions cannot be read',
      )
}
