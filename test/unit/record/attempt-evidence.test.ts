/** What the evidence of a case says of its attempts. */
import { describe, expect, test } from 'vitest'
import { attemptEvidence } from '../../../src/record/attempts/attempt-evidence.ts'
import { because, PASSED } from '../../../src/verdict/verdict.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { aRun } from '../helpers/bodies.js'

const RULE = { times: 3, needed: 2, when: 'always', stopEarly: true } as const

function attempt(id: string, verdict: Verdict, nodes: readonly string[] = []) {
  return { verdict, run: aRun({ id, nodes_visited: nodes, variables_extracted: {} }) }
}

const FAILED = because('failed', 'was rude')

describe('the evidence of attempts', () => {
  test('is nothing if every attempt passed', () => {
    expect(attemptEvidence(RULE, [attempt('r1', PASSED), attempt('r2', PASSED)])).toEqual([])
  })

  test('has a part for each attempt, with its run and its reason', () => {
    const dead = { verdict: because('errored', 'the start was refused'), run: null }
    const told = attemptEvidence(RULE, [attempt('r1', PASSED), attempt('r2', FAILED), dead])
    expect(told).toMatchObject([
      { label: 'Attempt 1', text: 'passed (run r1)' },
      { label: 'Attempt 2', text: 'failed (run r2): was rude' },
      { label: 'Attempt 3', text: 'did not finish: the start was refused' },
    ])
  })

  test('has what only failing, and what only passing attempts visited', () => {
    const attempts = [
      attempt('r1', FAILED, ['greeting', 'transfer']),
      attempt('r2', PASSED, ['greeting', 'booking']),
    ]
    expect(attemptEvidence(RULE, attempts).slice(2)).toMatchObject([
      { label: 'Only failing attempts visited', text: 'transfer' },
      { label: 'Only passing attempts visited', text: 'booking' },
    ])
  })

  test('is marked in every part, so that no report takes it for that of one conversation', () => {
    const attempts = [attempt('r1', FAILED, ['transfer']), attempt('r2', PASSED, ['booking'])]
    const parts = attemptEvidence({ ...RULE, stopEarly: false }, attempts)
    expect(parts.map(({ isOfAttempts }) => isOfAttempts)).toEqual(parts.map(() => true))
    expect(parts).toHaveLength(5)
  })

  test('says of an attempt without a verdict that it did not finish', () => {
    const skipped = because('skipped', 'run ended with ERROR')
    const [, told] = attemptEvidence(RULE, [attempt('r1', FAILED), attempt('r2', skipped)])
    expect(told?.text).toBe('did not finish (run r2): run ended with ERROR')
  })

  test('has a rate with its interval only where no attempt was left out', () => {
    const attempts = [attempt('r1', PASSED), attempt('r2', FAILED), attempt('r3', PASSED)]
    const rates = (stopEarly: boolean) =>
      attemptEvidence({ ...RULE, stopEarly }, attempts).filter(({ label }) => label === 'Rate')
    expect(rates(true)).toEqual([])
    expect(rates(false)).toMatchObject([
      { label: 'Rate', text: '67 % of 3 passed; the 95 % interval is 9 % to 99 %' },
    ])
  })
})
