import { describe, expect, test } from 'vitest'
import { joinResults, readResult } from '../../../src/verdict/results.ts'
import { aResult, aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'

const PASS = { assertion_id: 'a1', status: 'PASSED' }
const FAIL = { assertion_id: 'a1', status: 'FAILED' }

/** `a1 passed`, or `a1 undetermined: why`, for every joined result. */
function joined(detail: readonly Fields[] | null, copy?: readonly Fields[] | null): string[] {
  const batchCopy = copy === undefined ? null : aRun({ assertion_results: copy })
  return joinResults(aRun({ assertion_results: detail }), batchCopy).map(
    ({ assertionId, verdict, doubt }) =>
      `${assertionId ?? 'no id'} ${verdict}${doubt === null ? '' : `: ${doubt}`}`,
  )
}

describe('what a result says', () => {
  test.each([
    [{ status: 'PASSED' }, 'passed'],
    [{ status: ' passed ' }, 'passed'],
    [{ status: 'FAILED' }, 'failed'],
    [{ status: 'Failed' }, 'failed'],
    [{ passed: true }, 'passed'],
    [{ passed: false }, 'failed'],
    [{ status: 'PASSED', passed: true }, 'passed'],
    [{ status: 'FAILED', passed: false }, 'failed'],
    [{ status: null, passed: true }, 'passed'],
    [{ status: 7, passed: false }, 'undetermined'],
    [{ status: ['FAILED'], passed: true }, 'undetermined'],
    [{ status: { word: 'PASSED' } }, 'undetermined'],
    [{ status: 'PASSED', passed: 'yes' }, 'undetermined'],
    [{ status: 'PASSED', passed: 0 }, 'undetermined'],
    [{ status: 'PASSED', passed: 'false' }, 'undetermined'],
    [{ status: 'PASSED', passed: {} }, 'undetermined'],
    [{ passed: 1 }, 'undetermined'],
  ])('%j is %s', (fields, verdict) => {
    expect(readResult(aResult(fields))).toBe(verdict)
  })

  test.each([
    [{}],
    [{ status: null, passed: null }],
    [{ passed: 'true' }],
    [{ passed: 1 }],
    [{ status: '' }],
    [{ status: 'COMPLETED' }],
    [{ status: 'SKIPPED' }],
    [{ status: 'ERROR' }],
    [{ status: 'COMPLETED', passed: true }],
    [{ status: 'COMPLETED', passed: false }],
    [{ status: 'PASSED', passed: false }],
    [{ status: 'FAILED', passed: true }],
  ])('%j is undetermined', (fields) => {
    expect(readResult(aResult(fields))).toBe('undetermined')
  })
})

describe('joining the results of a run with those of its copy in the batch', () => {
  test('takes the run’s own where there is no batch', () => {
    expect(joined([PASS, { assertion_id: 'a2', passed: false }])).toEqual([
      'a1 passed',
      'a2 failed',
    ])
  })

  test('takes the run’s own where the copy has no results', () => {
    expect(joined([PASS], null)).toEqual(['a1 passed'])
  })

  test('takes the run’s own where the copy says the same', () => {
    expect(joined([FAIL], [FAIL])).toEqual(['a1 failed'])
  })

  test('takes the run’s own where the copy says nothing definite', () => {
    expect(joined([PASS], [{ assertion_id: 'a1', status: 'PENDING' }])).toEqual(['a1 passed'])
  })

  test('joins by id, not by position', () => {
    const [first, second] = [PASS, { assertion_id: 'a2', status: 'FAILED' }]
    expect(joined([first, second], [second, first])).toEqual(['a1 passed', 'a2 failed'])
  })

  test('determines nothing where the run says passed and the copy failed', () => {
    expect(joined([PASS], [FAIL])).toEqual([
      "a1 undetermined: the run says passed, Bland's batch says failed",
    ])
  })

  test('determines nothing where the run says failed and the copy passed', () => {
    expect(joined([FAIL], [PASS])).toEqual([
      "a1 undetermined: the run says failed, Bland's batch says passed",
    ])
  })

  test('determines nothing where one of two copies says the opposite', () => {
    expect(joined([PASS], [PASS, FAIL])).toEqual([
      "a1 undetermined: the run says passed, Bland's batch says failed",
    ])
  })

  test.each([
    ['passed', PASS],
    ['failed', FAIL],
  ])('determines nothing of a result that only the copy has, though it says %s', (_word, only) => {
    expect(joined([], [only])).toEqual([
      "a1 undetermined: Bland's batch has a result for it, but the run has none",
    ])
  })

  test('determines nothing of a result that only the copy has where the run has no list at all', () => {
    expect(joined(null, [PASS])).toEqual([
      "a1 undetermined: Bland's batch has a result for it, but the run has none",
    ])
  })

  test('determines nothing where the run has two results that disagree', () => {
    expect(joined([PASS, FAIL])).toEqual(['a1 undetermined: Bland sent two results that disagree'])
  })

  test('determines nothing where one of two results of the run is undetermined', () => {
    expect(joined([PASS, { assertion_id: 'a1' }])).toEqual([
      'a1 undetermined: Bland sent two results that disagree',
    ])
  })

  test('takes two equal results of the run for one', () => {
    expect(joined([PASS, PASS])).toEqual(['a1 passed'])
  })

  test('keeps results without an id apart', () => {
    expect(joined([{ status: 'PASSED' }, { status: 'FAILED' }])).toEqual([
      'no id passed',
      'no id failed',
    ])
  })

  test('never joins results without an id by their position', () => {
    const [one, other] = [
      { name: 'Polite', status: 'PASSED' },
      { name: 'Brief', status: 'FAILED' },
    ]
    expect(joined([one, other], [other, one])).toEqual(joined([one, other], [one, other]))
  })

  test.each([
    [{ status: 'COMPLETED' }, 'its result has the unknown status "COMPLETED"'],
    [{}, 'its result says neither passed nor failed'],
    [{ status: 'PASSED', passed: false }, 'its result says status "PASSED" and passed: false'],
  ])('tells of %j why it is undetermined', (fields, why) => {
    expect(joined([{ assertion_id: 'a1', ...fields }])).toEqual([`a1 undetermined: ${why}`])
  })
})
