/** How runs are judged by the results of their assertions. */
import { describe, expect, test } from 'vitest'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { aDefinition } from '../helpers/bodies.ts'
import { required, passes, fails, verdicts } from './judged-runs.ts'

describe('a run whose results say passed', () => {
  test('passes in every case where it is PASSED', () => {
    expect(verdicts({ results: [passes('req'), passes('adv')] })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'passed',
      'Is friendly': 'passed',
    })
  })

  test('passes in its assertions and fails itself where it is FAILED', () => {
    expect(verdicts({ status: 'FAILED', results: [passes('req'), passes('adv')] })).toEqual({
      'run completes': 'failed: Bland marked the run FAILED, but no required assertion failed',
      'Books a slot': 'passed',
      'Is friendly': 'passed',
    })
  })
})

describe('a required assertion that failed', () => {
  const results = [{ ...fails('req'), reasoning: 'No slot was named.' }, passes('adv')]

  test('fails, and explains a run that is FAILED', () => {
    expect(verdicts({ status: 'FAILED', results })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'failed: Bland marked it failed — No slot was named.',
      'Is friendly': 'passed',
    })
  })

  test('makes a run that is PASSED a contradiction, both sides named', () => {
    expect(verdicts({ status: 'PASSED', results })).toEqual({
      'run completes':
        'errored: Bland marked the run PASSED, but the required assertion “Books a slot” failed',
      'Books a slot': 'failed: Bland marked it failed — No slot was named.',
      'Is friendly': 'passed',
    })
  })
})

describe('an advisory assertion that failed', () => {
  const results = [passes('req'), { ...fails('adv'), reasoning: 'It was curt.' }]

  test.each([
    ['skip', 'skipped: advisory: Bland marked it failed — It was curt.'],
    ['fail', 'failed: advisory: Bland marked it failed — It was curt.'],
    ['pass', 'passed (advisory: Bland marked it failed — It was curt.)'],
  ] as const)('under the policy “%s” is %s', (policy, verdict) => {
    expect(verdicts({ results, policy: { advisory: policy } })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'passed',
      'Is friendly': verdict,
    })
  })

  test('is skipped by default', () => {
    expect(verdicts({ results })['Is friendly']).toMatch(/^skipped/)
  })

  test.each(['skip', 'fail', 'pass'] as const)(
    'does not explain a run that is FAILED, under the policy “%s”',
    (policy) => {
      const told = verdicts({ status: 'FAILED', results, policy: { advisory: policy } })
      expect(told['run completes']).toBe(
        'failed: Bland marked the run FAILED, but no required assertion failed',
      )
    },
  )
})

describe('an assertion without a determined result', () => {
  test('is errored where it is required, skipped where it is advisory', () => {
    expect(verdicts({ results: [] })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'errored: not evaluated: Bland returned no result for it',
      'Is friendly': 'skipped: not evaluated: Bland returned no result for it',
    })
  })

  test('is the same where the run has no list of results at all', () => {
    expect(verdicts({ results: null })).toEqual(verdicts({ results: [] }))
  })

  test.each(['skip', 'fail', 'pass'] as const)(
    'is never a pass, nor red where it is advisory, under the policy “%s”',
    (policy) => {
      const told = verdicts({ results: [passes('req')], policy: { advisory: policy } })
      expect(told['Is friendly']).toBe('skipped: not evaluated: Bland returned no result for it')
    },
  )

  test('tells of a status that nobody knows', () => {
    const results = [passes('req'), passes('adv')].map((one) => ({ ...one, status: 'COMPLETED' }))
    expect(verdicts({ results })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'errored: not evaluated: its result has the unknown status "COMPLETED"',
      'Is friendly': 'skipped: not evaluated: its result has the unknown status "COMPLETED"',
    })
  })

  test('tells of a status that disagrees with the flag', () => {
    const torn = { assertion_id: 'req', status: 'PASSED', passed: false }
    expect(verdicts({ results: [torn, passes('adv')] })['Books a slot']).toBe(
      'errored: not evaluated: its result says status "PASSED" and passed: false',
    )
  })

  test('does not explain a run that is FAILED', () => {
    expect(verdicts({ status: 'FAILED', results: [passes('adv')] })).toEqual({
      'run completes': 'failed: Bland marked the run FAILED, but no required assertion failed',
      'Books a slot': 'errored: not evaluated: Bland returned no result for it',
      'Is friendly': 'passed',
    })
  })
})

describe('two assertions of one id', () => {
  const twins = [aDefinition({ id: 'a', name: 'Greets' }), aDefinition({ id: 'a', name: 'Books' })]
  const cases = planCases({ state: 'launched', definitions: twins })

  test('are not evaluated by one result', () => {
    const told =
      'errored: not evaluated: 2 assertions have the id a, but Bland returned 1 of their results'
    expect(verdicts({ cases, results: [passes('a')] })).toMatchObject({ Greets: told, Books: told })
  })

  test('pass where each has a result', () => {
    const passed = { 'run completes': 'passed', Greets: 'passed', Books: 'passed' }
    expect(verdicts({ cases, results: [passes('a'), passes('a')] })).toEqual(passed)
  })

  test('are one where they are the same, word for word', () => {
    const once = planCases({ state: 'launched', definitions: [required, { ...required }] })
    expect(once.map(({ title }) => title)).toEqual(['run completes', 'Books a slot'])
  })
})

describe('the batch’s copy of a run', () => {
  const results = [passes('req'), passes('adv')]

  test('changes nothing where it says the same', () => {
    expect(verdicts({ results, copy: { status: 'PASSED', assertion_results: results } })).toEqual(
      verdicts({ results }),
    )
  })

  test('makes an assertion undetermined of which it says the opposite', () => {
    const copy = { status: 'PASSED', assertion_results: [fails('req')] }
    expect(verdicts({ results, copy })['Books a slot']).toBe(
      "errored: not evaluated: the run says passed, Bland's batch says failed",
    )
  })

  test('makes an assertion undetermined of which it alone has a result', () => {
    const copy = { status: 'PASSED', assertion_results: results }
    expect(verdicts({ results: [passes('adv')], copy })['Books a slot']).toBe(
      "errored: not evaluated: Bland's batch has a result for it, but the run has none",
    )
  })

  test('makes the run errored whose end it tells otherwise', () => {
    expect(verdicts({ results, copy: { status: 'FAILED' } })['run completes']).toBe(
      "errored: the run says PASSED, Bland's batch says FAILED",
    )
  })

  test.each(['RUNNING', 'COMPLETED', null])('may lag behind with the status %j', (status) => {
    expect(verdicts({ results, copy: { status } })['run completes']).toBe('passed')
  })
})
