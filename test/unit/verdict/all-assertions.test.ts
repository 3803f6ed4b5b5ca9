/** The case that replaces all assertions, where only results say which of them are required. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import type { Policy } from '../../../src/options/rules.ts'
import { joinResults } from '../../../src/verdict/results.ts'
import { judgeAllAssertions } from '../../../src/verdict/run/judge-assertion.ts'
import { aRun } from '../helpers/bodies.ts'

const anyResult = fc.record({
  status: fc.constantFrom('PASSED', 'FAILED', 'ERROR', 'MAYBE'),
  isRequired: fc.constantFrom(true, false, null, 'no', undefined),
})
const anyPolicy = fc.constantFrom<Policy['advisory']>('skip', 'fail', 'pass')

function implies(one: boolean, other: boolean): boolean {
  return !one || other
}

test('is green only if each required assertion passed, and something was asserted', () => {
  fc.assert(
    fc.property(fc.array(anyResult, { maxLength: 5 }), anyPolicy, (results, advisory) => {
      const run = aRun({
        assertion_results: results.map(({ status, isRequired }, index) => ({
          assertion_id: `a${index}`,
          status,
          assertion: { is_required: isRequired },
        })),
      })
      const { verdict } = judgeAllAssertions(joinResults(run, null), {
        ...DEFAULT_POLICY,
        advisory,
      })
      const [required, others] = [true, false].map((wanted) =>
        results.filter(({ isRequired }) => (isRequired !== false) === wanted),
      )
      const statuses = (list: typeof results = []): Set<string> =>
        new Set(list.map(({ status }) => status))
      const isPassed = required?.every(({ status }) => status === 'PASSED') ?? false
      const isStrict = advisory === 'fail' && statuses(others).has('FAILED')
      // Each claim goes one way only, so that none repeats the code.
      expect({
        green: implies(verdict === 'passed', isPassed && results.length > 0 && !isStrict),
        required: implies(statuses(required).has('FAILED'), verdict === 'failed'),
        advisory: implies(isPassed && isStrict, verdict === 'failed'),
        nothing: implies(results.length === 0, verdict === 'errored'),
      }).toEqual({ green: true, required: true, advisory: true, nothing: true })
    }),
    { numRuns: 2_000 },
  )
})
