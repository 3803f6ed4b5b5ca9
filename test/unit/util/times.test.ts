/** Times as people read them. */
import { describe, expect, test } from 'vitest'
import { shownDuration } from '../../../src/util/times.ts'

describe('a duration', () => {
  test.each([
    [0, '0 s'],
    [1_499, '1 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [61_000, '1 min 1 s'],
    [529_000, '8 min 49 s'],
    [3_599_700, '1 h'],
    [3_900_000, '1 h 5 min'],
    [90_000_000, '25 h'],
  ])('of %d ms is %s', (milliseconds, shown) => {
    expect(shownDuration(milliseconds)).toBe(shown)
  })
})
