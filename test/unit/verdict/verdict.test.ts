import { describe, expect, test } from 'vitest'
import { because, isRed, PASSED, worse, worst } from '../../../src/verdict/verdict.ts'

const SKIPPED = because('skipped', 'advisory')
const FAILED = because('failed', 'wrong')
const ERRORED = because('errored', 'missing')

describe('the worse of two verdicts', () => {
  test.each([
    [PASSED, SKIPPED, SKIPPED],
    [PASSED, FAILED, FAILED],
    [PASSED, ERRORED, ERRORED],
    [SKIPPED, FAILED, FAILED],
    [SKIPPED, ERRORED, ERRORED],
    [FAILED, ERRORED, ERRORED],
  ])('of $verdict and $verdict is the second, in either order', (one, other, expected) => {
    expect([worse(one, other), worse(other, one)]).toEqual([expected, expected])
  })

  test('has both reasons where both are equally bad', () => {
    expect(worse(FAILED, because('failed', 'late'))).toEqual(because('failed', 'wrong; late'))
  })

  test('has a shared reason once', () => {
    expect(worse(FAILED, because('failed', 'wrong'))).toEqual(FAILED)
  })
})

describe('the worst of many verdicts', () => {
  test('is the worst, wherever it stands', () => {
    expect(worst([PASSED, ERRORED, FAILED, SKIPPED])).toEqual(ERRORED)
  })

  test('of none is a pass', () => {
    expect(worst([])).toEqual(PASSED)
  })
})

describe('a verdict keeps the suite from being green', () => {
  test.each([
    [PASSED, false],
    [SKIPPED, false],
    [FAILED, true],
    [ERRORED, true],
  ])('where it is $verdict: %s', (verdict, red) => {
    expect(isRed(verdict)).toBe(red)
  })
})
