import { assert, nat, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tellChances, tellSigns } from '../../../src/history/statistics/tell-chance.ts'
import { chanceOfSigns, chanceOfWorse, holm } from '../../../src/history/statistics/tests.ts'

const counts = (passed: number, failed: number) => ({ passed, failed })

/** Fisher's test by counting all ways in whole numbers. */
function exactly(before: [number, number], now: [number, number]): number {
  const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1))
  const ways = (n: number, k: number): bigint =>
    k > n || k < 0 ? 0n : factorial(n) / factorial(k) / factorial(n - k)
  const [then, played] = [before[0] + before[1], now[0] + now[1]]
  const failures = before[1] + now[1]
  let worse = 0n
  for (let failed = now[1]; failed <= failures; failed += 1) {
    worse += ways(played, failed) * ways(then, failures - failed)
  }
  return Number((worse * 10n ** 18n) / ways(then + played, failures)) / 1e18
}

describe('the chance of a change', () => {
  // As fisher.test(…, alternative = 'greater') of R says.
  test.each([
    ['a cup of tea', counts(3, 1), counts(1, 3), 0.242857],
    ['convicted twins', counts(15, 2), counts(3, 10), 0.000465],
    ['nothing', counts(5, 0), counts(5, 0), 1],
  ])('is that of Fisher: %s', (_what, before, now, chance) => {
    expect(chanceOfWorse(before, now)).toBeCloseTo(chance, 6)
  })

  test('is that of a count in whole numbers', () => {
    const side = tuple(nat(50), nat(50))
    assert(
      property(side, side, (before, now) => {
        const chance = chanceOfWorse(counts(...before), counts(...now))
        expect(chance).toBeCloseTo(exactly(before, now), 10)
      }),
    )
  })

  test('is corrected by Holm, in any order', () => {
    // As p.adjust(…, 'holm') of R says.
    const corrected = holm([0.04, 0.01, 0.03, 0.02])
    for (const [index, one] of [0.06, 0.04, 0.06, 0.06].entries()) {
      expect(corrected[index]).toBeCloseTo(one, 12)
    }
  })

  test('of signs is that of a fair coin', () => {
    expect(chanceOfSigns(9, 1)).toBeCloseTo(11 / 1024, 12)
    expect(chanceOfSigns(0, 3)).toBe(1)
  })
})

describe('in words', () => {
  const clear = { accepted: { ...counts(20, 0), stoppedEarly: false }, now: counts(4, 16) }
  const slight = { accepted: { ...counts(19, 1), stoppedEarly: false }, now: counts(18, 2) }

  test('a clear change and a slight one are told apart', () => {
    expect(tellChances([slight, clear])).toEqual([
      'chance may explain it (Fisher’s exact test, Holm: p = 0.500)',
      'worse than chance explains (Fisher’s exact test, Holm: p < 0.001)',
    ])
  })

  test('nothing is said of attempts that stopped early', () => {
    expect(
      tellChances([{ ...clear, accepted: { ...clear.accepted, stoppedEarly: true } }]),
    ).toEqual([null])
  })

  test('three attempts of many cases are too few, whatever their outcome', () => {
    const few = { accepted: { ...counts(3, 0), stoppedEarly: false }, now: counts(0, 3) }
    expect(tellChances([few])).toEqual([expect.stringMatching(/p = 0\.050/u)])
    expect(tellChances([few, slight])[0]).toBe('too few attempts to tell from chance')
  })

  test('a suite is described by its scenarios', () => {
    expect(tellSigns([...Array.from({ length: 9 }, () => 0.5), -1, 0])).toBe(
      'scenarios: 9 worse, 1 better (sign test: p = 0.011)',
    )
    expect(tellSigns([0])).toBeNull()
  })
})
