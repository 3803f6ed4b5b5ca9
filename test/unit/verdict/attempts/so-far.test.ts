/** The line between two attempts of a scenario. */
import { expect, test } from 'vitest'
import { countOutcomes } from '../../../../src/verdict/attempts/decide.ts'
import type { AttemptOutcome } from '../../../../src/verdict/attempts/decide.ts'
import { tellSoFar } from '../../../../src/verdict/attempts/so-far.ts'

const RULE = { times: 3, needed: 2, when: 'failed', stopEarly: true } as const

/** Tells the attempts of a scenario with one case. */
function told(...outcomes: readonly AttemptOutcome[]): string {
  const attempts = outcomes.map((one) => [one])
  return tellSoFar({ rule: RULE, attempts, driving: [countOutcomes(RULE, outcomes)] })
}

test('says that the next attempt decides, if it does whatever it says', () => {
  expect(told('failed', 'passed')).toBe(
    'attempt 2 of at most 3 has ended: 1 passed, 1 failed; the next decides',
  )
})

test('says that a scenario is played again, if one more may not be enough', () => {
  expect(told('failed')).toBe(
    'attempt 1 of at most 3 has ended: 0 passed, 1 failed; it is played again',
  )
})

test('counts what did not finish apart', () => {
  expect(told('unfinished', 'passed')).toContain('1 passed, 0 failed, 1 did not finish')
})

test('takes an attempt for failed if one of its cases did', () => {
  const attempts = [['passed', 'failed']] as const
  const driving = [countOutcomes(RULE, ['passed']), countOutcomes(RULE, ['failed'])]
  expect(tellSoFar({ rule: RULE, attempts, driving })).toContain('0 passed, 1 failed')
})
