import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isRed } from '../../../../src/verdict/verdict.ts'
import { ended, MUST_AND_MAY, POLICY, verdictsOf } from './check-runs.ts'
import type { Body } from './check-runs.ts'

const statuses = [
  'PASSED',
  ' passed ',
  'FAILED',
  'ERROR',
  'CANCELLED',
  'RUNNING',
  'WEIRD',
  '',
  null,
]
const flags = [true, true, true, false, null, 'true', 1, undefined]
const said = fc.record({
  eval_agent_id: fc.constantFrom('must', 'must', 'may', 'stranger'),
  required: fc.constantFrom(true, false, null, 'no'),
  passed: fc.constantFrom(...flags),
})
const bodies: fc.Arbitrary<Body> = fc.record({
  status: fc.constantFrom('PASSED', 'PASSED', ...statuses),
  overall_passed: fc.constantFrom(...flags),
  verdicts: fc.option(fc.array(said, { maxLength: 4 })),
  judge_names: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
})

/** What green needs, read straight from the body. */
function mayBeGreen({
  status,
  overall_passed: overall,
  verdicts,
  judge_names: names,
}: Body): boolean {
  const all = verdicts ?? []
  const seen = new Set(all.map((one) => one.eval_agent_id))
  const required = all.filter((one) => one.eval_agent_id === 'must' || one.required !== false)
  return (
    String(status).trim().toUpperCase() === 'PASSED' &&
    overall === true &&
    seen.has('must') &&
    required.every((one) => one.passed === true) &&
    (names ?? []).length <= new Set([...seen, 'may']).size
  )
}

it('is green only if Bland passed it and every required judge was seen to pass', () => {
  let green = 0
  fc.assert(
    fc.property(bodies, (body) => {
      const verdicts = Object.values(verdictsOf(MUST_AND_MAY, ended(body), POLICY))
      if (verdicts.some(isRed)) return
      green += 1
      expect(mayBeGreen(body)).toBe(true)
    }),
    { numRuns: 10_000 },
  )
  expect(green, 'the law has met green check runs').toBeGreaterThan(10)
})
