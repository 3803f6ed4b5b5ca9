/** That an advisory failure is one is a fact of its own, on every way to a report. */
import { describe, expect, test } from 'vitest'
import { toCaseRecord } from '../../../src/record/evidence.js'
import { caseSchema } from '../../../src/record/record-schema.js'
import { verdictOf } from '../../../src/report/model/reported-verdict.js'
import { advisoryFailure, advisoryReason } from '../../../src/verdict/run/advisory.js'
import { passedWith, worst } from '../../../src/verdict/verdict.js'
import type { Verdict } from '../../../src/verdict/verdict.js'

const planned = {
  kind: 'gate',
  id: 'turns',
  title: 'at most 9 turns',
  gate: { measure: 'turns', bound: 9 },
} as const

/** The verdict as a report reads it from the record. */
function recorded(verdict: Verdict): Verdict {
  const record = toCaseRecord({ planned, verdict, results: [] }, null)
  return verdictOf(caseSchema.parse(JSON.parse(JSON.stringify(record))))
}

describe('an advisory failure', () => {
  test.each([
    ['skip', 'It was curt.'],
    ['pass', 'It was curt.'],
    ['fail', null],
  ] as const)('under the policy “%s” is told apart with the reason %s', (advisory, reason) => {
    const verdict = advisoryFailure('It was curt.', { advisory })
    expect(recorded(verdict)).toEqual(verdict)
    expect(advisoryReason(recorded(verdict))).toBe(reason)
  })

  test('stays one beside others and beside notes', () => {
    const skipped = advisoryFailure('It was curt.', { advisory: 'skip' })
    const noted = advisoryFailure('It was curt.', { advisory: 'pass' })
    const other = advisoryFailure('It was late.', { advisory: 'skip' })
    expect(worst([skipped, other]).isAdvisory).toBe(true)
    expect(passedWith([{ verdict: 'passed', note: 'flaky' }, noted]).isAdvisory).toBe(true)
  })

  test('is none any more where something else was skipped too', () => {
    const skipped: Verdict = { verdict: 'skipped', reason: 'not evaluated' }
    const all = worst([advisoryFailure('It was curt.', { advisory: 'skip' }), skipped])
    expect(all.isAdvisory).toBeUndefined()
  })
})
