/** Results that no planned case owns, and cases that own every result. */
import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import type { Policy } from '../../../src/options/rules.ts'
import { describe, expect, test } from 'vitest'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { judgeRun } from '../../../src/verdict/run/judge-run.ts'
import { aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'
import { toldAll } from '../helpers/verdicts.ts'
import { passes, judged, verdicts } from './judged-runs.ts'

const unasserted = planCases({ state: 'launched', definitions: [] })

const undefinedOnes = planCases({ state: 'launched', definitions: null })

describe('a result that no planned case owns, of an advisory assertion', () => {
  const stranger = {
    assertion_id: 'late',
    status: 'FAILED',
    assertion: { name: 'Says goodbye', is_required: false },
  }
  const reason =
    'advisory: “Says goodbye”, which the scenario did not define when the suite was planned, failed: Bland marked it failed'

  function runCase(status: string, policy: Partial<Policy> = {}): string | undefined {
    return verdicts({ status, results: [stranger], cases: unasserted, policy })['run completes']
  }

  test('is a note, if it failed', () => {
    expect(runCase('PASSED')).toBe(`passed (${reason})`)
  })

  test('fails, if the policy says so', () => {
    expect(runCase('PASSED', { advisory: 'fail' })).toMatch(/^failed: “Says goodbye”/)
  })

  test('does not explain a run that is FAILED', () => {
    expect(runCase('FAILED')).toBe(
      'failed: Bland marked the run FAILED, but no required assertion failed',
    )
  })
})

test('what cannot be read where no verdict lies is a note', () => {
  const run = aRun({ turn_count: { of: 3 }, variables_extracted: 'none' })
  const [first] = judgeRun(unasserted, { state: 'finished', run, batchCopy: null }, DEFAULT_POLICY)
  expect(toldAll(first === undefined ? [] : [first])['run completes']).toMatch(
    /^passed \(.*unreadable values for .*turn_count.*\)$/,
  )
})

describe('a result that no planned case owns', () => {
  const own = [passes('req'), passes('adv')]

  test('fails the run where it failed', () => {
    const stranger = { assertion_id: 'new', name: 'Says goodbye', status: 'FAILED' }
    expect(verdicts({ results: [...own, stranger] })).toEqual({
      'run completes':
        'failed: “Says goodbye”, which the scenario did not define when the suite was planned, failed: Bland marked it failed',
      'Books a slot': 'passed',
      'Is friendly': 'passed',
    })
  })

  test('explains a run that is FAILED where it failed', () => {
    const stranger = { assertion_id: 'new', name: 'Says goodbye', status: 'FAILED' }
    expect(verdicts({ status: 'FAILED', results: [...own, stranger] })['run completes']).toMatch(
      /^failed: “Says goodbye”/,
    )
  })

  test('makes the run errored where it is undetermined', () => {
    const stranger = { assertion_id: 'new', name: 'Says goodbye' }
    expect(verdicts({ results: [...own, stranger] })['run completes']).toBe(
      'errored: “Says goodbye”, which belongs to no planned case: its result says neither passed nor failed',
    )
  })

  test('is a note on the run where it passed', () => {
    const stranger = { assertion_id: '0123456789ab', status: 'PASSED' }
    expect(verdicts({ results: [...own, stranger] })['run completes']).toBe(
      'passed (assertion 01234567 passed, but belongs to no planned case)',
    )
  })

  test('is one that has no id', () => {
    expect(verdicts({ results: [...own, { status: 'FAILED' }] })['run completes']).toMatch(
      /^failed: an unnamed assertion/,
    )
  })

  test('stands as evidence at the run’s own case', () => {
    const stranger = { assertion_id: 'new', status: 'FAILED' }
    const [run] = judged({ results: [...own, stranger] })
    expect(run?.results.map(({ assertionId }) => assertionId)).toEqual(['new'])
  })

  test('is named with every other one', () => {
    const strangers = [
      { assertion_id: 'new', name: 'Says goodbye', status: 'PASSED' },
      { assertion_id: 'other', name: 'Says hello', status: 'PASSED' },
    ]
    expect(verdicts({ results: [...own, ...strangers] })['run completes']).toBe(
      'passed (“Says goodbye” passed, but belongs to no planned case; “Says hello” passed, but belongs to no planned case)',
    )
  })
})

describe('a run of a scenario that asserts nothing', () => {
  test('passes with a note where it is PASSED', () => {
    expect(verdicts({ cases: unasserted })).toEqual({
      'run completes': "passed (Bland's verdict alone: the scenario asserts nothing)",
    })
  })

  test('fails under the policy “fail”', () => {
    expect(verdicts({ cases: unasserted, policy: { unasserted: 'fail' } })).toEqual({
      'run completes': "failed: Bland's verdict alone: the scenario asserts nothing",
    })
  })

  test('fails where it is FAILED', () => {
    expect(verdicts({ cases: unasserted, status: 'FAILED' })).toEqual({
      'run completes': 'failed: Bland marked the run FAILED, but no required assertion failed',
    })
  })

  test('is no longer one where a result came all the same', () => {
    const told = verdicts({
      cases: unasserted,
      results: [passes('new')],
      policy: { unasserted: 'fail' },
    })
    expect(told['run completes']).toMatch(/^passed \(assertion new passed/)
  })
})

describe('the case for all assertions', () => {
  const cases = undefinedOnes
  const names = [
    { assertion_id: 'a', name: 'Polite' },
    { assertion_id: 'b', name: 'Brief' },
  ]
  const withStatus = (...statuses: readonly (string | null)[]): readonly Fields[] =>
    names.map((name, index) => ({ ...name, status: statuses[index] ?? null }))

  test('passes where every result passed', () => {
    expect(verdicts({ cases, results: withStatus('PASSED', 'PASSED') })).toEqual({
      'run completes': 'passed',
      'all assertions pass': 'passed',
    })
  })

  test('names those that failed, and explains a run that is FAILED', () => {
    expect(verdicts({ cases, status: 'FAILED', results: withStatus('PASSED', 'FAILED') })).toEqual({
      'run completes': 'passed',
      'all assertions pass': 'failed: 1 of 2 failed: “Brief”: Bland marked it failed',
    })
  })

  test('contradicts a run that is PASSED where one failed', () => {
    const told = verdicts({ cases, results: withStatus('FAILED', 'PASSED') })
    expect(told['run completes']).toBe(
      'errored: Bland marked the run PASSED, but the required assertion “all assertions pass” failed',
    )
  })

  test('is errored where one is undetermined', () => {
    expect(verdicts({ cases, results: withStatus('PASSED', null) })['all assertions pass']).toBe(
      'errored: not evaluated: “Brief”: its result says neither passed nor failed',
    )
  })

  test('fails where one failed and another is undetermined', () => {
    const told = verdicts({ cases, status: 'FAILED', results: withStatus('FAILED', null) })
    expect(told['all assertions pass']).toBe(
      'failed: 1 of 2 failed: “Polite”: Bland marked it failed',
    )
  })

  test('is errored where there are no results', () => {
    expect(verdicts({ cases, results: [] })['all assertions pass']).toBe(
      'errored: not evaluated: Bland returned no results, and the definitions cannot be read',
    )
  })

  test('owns every result, so none is a stranger', () => {
    expect(verdicts({ cases, results: withStatus('PASSED', 'PASSED') })['run completes']).toBe(
      'passed',
    )
  })
})
