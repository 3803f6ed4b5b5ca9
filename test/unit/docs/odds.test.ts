/** The odds that `docs/repeats.md` shows. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { oddsOf, RULES } from '../../../scripts/docs/odds.ts'

const SURE = 1e-9

/** Counts in all ways in which n attempts can end, with no thought of stopping. */
function tailOf(times: number, needed: number, passes: number): number {
  const all = Array.from({ length: 2 ** times }, (_, bits) =>
    Array.from({ length: times }, (_one, at) => ((bits >> at) & 1) === 1),
  )
  const share = (path: readonly boolean[]): number =>
    path.reduce((product, passed) => product * (passed ? passes : 1 - passes), 1)
  return all
    .filter((path) => path.filter(Boolean).length >= needed)
    .reduce((sum, path) => sum + share(path), 0)
}

test('a rule that stops early has the odds of all of its attempts', () => {
  const rule = fc
    .integer({ min: 1, max: 8 })
    .chain((times) => fc.tuple(fc.constant(times), fc.integer({ min: 1, max: times })))
  fc.assert(
    fc.property(rule, fc.double({ min: 0, max: 1, noNaN: true }), ([times, atLeast], passes) => {
      const { green } = oddsOf({ times, pass: { atLeast } }, passes)
      expect(Math.abs(green - tailOf(times, atLeast, passes))).toBeLessThan(SURE)
    }),
  )
})

test('confirming a failure costs a little more than one attempt, and lets more pass', () => {
  const confirm = RULES["2 of 3, `when: 'failed'`"]
  if (confirm === undefined) throw new Error('the table has no such rule')
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
      const q = 1 - p
      const { green, attempts } = oddsOf(confirm, p)
      expect(Math.abs(green - (p + q * p * p))).toBeLessThan(SURE)
      expect(Math.abs(attempts - (1 + q + q * p))).toBeLessThan(SURE)
    }),
  )
})

test('the figures are those of a computation by hand', () => {
  const byHand = {
    once: [0.95, 1],
    "2 of 3, `when: 'failed'`": [0.995, 1.0975],
    '2 of 3': [0.993, 2.095],
    '4 of 5': [0.977, 4.16],
    'all of 5': [0.774, 4.52],
    '8 of 10': [0.988, 8.39],
    'any of 3': [1, 1.0525],
  }
  for (const [name, [green, attempts]] of Object.entries(byHand)) {
    const rule = RULES[name]
    const odds = rule === undefined ? null : oddsOf(rule, 0.95)
    expect(odds?.green, name).toBeCloseTo(green ?? 0, 3)
    expect(odds?.attempts, name).toBeCloseTo(attempts ?? 0, 2)
  }
  expect(Object.keys(RULES)).toEqual(Object.keys(byHand))
})
