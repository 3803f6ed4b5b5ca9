/** The interval beside a rate. */
import { expect, test } from 'vitest'
import { intervalOf } from '../../../../src/verdict/attempts/interval.ts'

test.each([
  [0, 3, 0, 0.7076],
  [2, 3, 0.0943, 0.9916],
  [4, 5, 0.2836, 0.9949],
  [8, 10, 0.4439, 0.9748],
  [36, 36, 0.9026, 1],
])('%i of %i passes leave the rates of the published tables possible', (passed, all, low, high) => {
  const interval = intervalOf(passed, all)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

function choose(all: number, some: number): number {
  return some === 0 ? 1 : (choose(all, some - 1) * (all - some + 1)) / some
}

test.each([1, 3, 10, 50])(
  'of %i attempts, every rate is within it in at least 95 of 100',
  (all) => {
    const counts = Array.from({ length: all + 1 }, (_, passed) => passed)
    const intervals = counts.map((passed) => intervalOf(passed, all))
    for (let percent = 1; percent < 100; percent += 1) {
      const rate = percent / 100
      const covered = counts
        .filter((passed) => {
          const { low, high } = intervals[passed] ?? { low: 1, high: 0 }
          return low <= rate && rate <= high
        })
        .reduce((sum, passed) => {
          return sum + choose(all, passed) * rate ** passed * (1 - rate) ** (all - passed)
        }, 0)
      expect(covered, `rate ${rate}`).toBeGreaterThanOrEqual(0.95)
    }
  },
)
