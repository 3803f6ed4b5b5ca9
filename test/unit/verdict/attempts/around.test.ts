/** Which cases drive attempts, when confirming stops, and what failing attempts did. */
import { describe, expect, test } from 'vitest'
import { failsWidely } from '../../../../src/verdict/attempts/breaker.ts'
import { contrast } from '../../../../src/verdict/attempts/contrast.ts'
import type { ContrastedAttempt } from '../../../../src/verdict/attempts/contrast.ts'
import type { AttemptOutcome } from '../../../../src/verdict/attempts/decide.ts'
import { drivesAttempts } from '../../../../src/verdict/attempts/drivers.ts'
import type { PlannedCase } from '../../../../src/verdict/planned-case.ts'
import { runSchema } from '../../../../src/model/run-schema.ts'

function assertion(required: boolean): PlannedCase {
  const own = { id: 'a', type: 'LLM_JUDGE', config: {}, required }
  return { kind: 'assertion', id: 'a', title: 'books', assertion: own }
}

describe('attempts are driven', () => {
  test('by required assertions, gates and the run itself', () => {
    const gate: PlannedCase = {
      kind: 'gate',
      id: 'score',
      title: 'overall score ≥ 0.80',
      gate: { measure: 'score', bound: 0.8 },
    }
    const driving: readonly PlannedCase[] = [
      { kind: 'run', id: 'completes', title: 'run completes' },
      { kind: 'all-assertions', id: '*', title: 'all assertions pass' },
      assertion(true),
      gate,
    ]
    expect(driving.map((one) => drivesAttempts(one, { advisory: 'skip' }))).not.toContain(false)
  })

  test('by advisory assertions only where they fail the suite, and by no check', () => {
    expect(drivesAttempts(assertion(false), { advisory: 'skip' })).toBe(false)
    expect(drivesAttempts(assertion(false), { advisory: 'pass' })).toBe(false)
    expect(drivesAttempts(assertion(false), { advisory: 'fail' })).toBe(true)
    const check: PlannedCase = { kind: 'check', id: '0', title: 'is polite', check: 0 }
    expect(drivesAttempts(check, { advisory: 'fail' })).toBe(false)
  })
})

function scenarios(failed: number, passed: number, dead = 0): AttemptOutcome[][] {
  return [
    ...Array.from({ length: failed }, (): AttemptOutcome[] => ['passed', 'failed']),
    ...Array.from({ length: passed }, (): AttemptOutcome[] => ['passed', 'passed']),
    ...Array.from({ length: dead }, (): AttemptOutcome[] => ['unfinished']),
  ]
}

describe('confirming failures stops', () => {
  test.for([
    [4, 3, true],
    [4, 4, false],
    [3, 0, false],
    [21, 19, true],
    [20, 20, false],
  ] as const)('with %d failed and %d passed scenarios: %s', ([failed, passed, stops]) => {
    expect(failsWidely(scenarios(failed, passed))).toBe(stops)
  })

  test('not because runs did not finish', () => {
    expect(failsWidely(scenarios(0, 1, 10))).toBe(false)
    expect(failsWidely(scenarios(4, 0, 4))).toBe(false)
  })
})

function attempt(
  outcome: AttemptOutcome,
  nodes: readonly string[] | null,
  variables: Readonly<Record<string, unknown>> | null = null,
): ContrastedAttempt {
  const body = { id: 'r', status: 'PASSED', nodes_visited: nodes, variables_extracted: variables }
  return { outcome, run: runSchema.parse(body) }
}

describe('the contrast', () => {
  test('names what only failing and only passing attempts visited', () => {
    const attempts = [
      attempt('failed', ['greet', 'reschedule']),
      attempt('failed', ['greet', 'apologise']),
      attempt('passed', ['greet', 'book']),
    ]
    expect(contrast(attempts)).toEqual([
      { label: 'Only failing attempts visited', text: 'apologise, reschedule' },
      { label: 'Only passing attempts visited', text: 'book' },
    ])
  })

  test('names what only some extracted, by name and never by value', () => {
    const attempts = [
      attempt('failed', ['greet'], { name: 'Ann' }),
      attempt('passed', ['greet'], { name: 'Bob', date: 'Monday' }),
    ]
    expect(contrast(attempts)).toEqual([{ label: 'Only passing attempts extracted', text: 'date' }])
  })

  test('leaves out what one of the attempts did not say', () => {
    const attempts = [
      attempt('failed', ['greet', 'reschedule']),
      attempt('failed', null),
      attempt('passed', ['greet']),
    ]
    expect(contrast(attempts)).toEqual([])
    expect(contrast([...attempts.slice(0, 1), { outcome: 'passed', run: null }])).toEqual([])
  })

  test('needs both kinds, and does not count an attempt that did not finish', () => {
    expect(contrast([attempt('failed', ['a']), attempt('unfinished', ['b'])])).toEqual([])
    const both = [attempt('failed', ['a']), attempt('passed', ['a']), attempt('unfinished', ['b'])]
    expect(contrast(both)).toEqual([])
  })
})
