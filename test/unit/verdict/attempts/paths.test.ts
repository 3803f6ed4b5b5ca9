/** Walks every path of attempts, and compares waves with playing one attempt at a time. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RepeatRule } from '../../../../src/options/repeat/repeat-options.ts'
import { countOutcomes, decide } from '../../../../src/verdict/attempts/decide.ts'
import type { AttemptOutcome } from '../../../../src/verdict/attempts/decide.ts'
import { nextWave } from '../../../../src/verdict/attempts/wave.ts'
import { naive, oneAtATime, OUTCOMES, rulesUpTo } from './naive.ts'

type Outcomes = readonly AttemptOutcome[]
/** The outcomes of a scenario: a row for each driving case, a column for each attempt. */
type World = readonly Outcomes[]

/** Plays a known world in waves. */
function inWaves(rule: RepeatRule, world: World): number {
  for (let played = 0; ;) {
    const counts = world.map((row) => countOutcomes(rule, row.slice(0, played)))
    const wave = nextWave(rule, counts)
    if (wave === 0) return played
    played += wave
  }
}

/** The verdicts of the first attempts of a world. */
function verdicts(rule: RepeatRule, world: World, played: number): readonly string[] {
  return world.map((row) => decide(rule, countOutcomes(rule, row.slice(0, played))))
}

/** Every row of so many values. */
function rowsOf<Value>(length: number, values: readonly Value[]): readonly (readonly Value[])[] {
  if (length === 0) return [[]]
  return rowsOf(length - 1, values).flatMap((row) => values.map((one) => [...row, one]))
}

/** How many cases a scenario has, and the most attempts of its rules. */
type Size = readonly [cases: number, most: number]

/** Every rule in every world: all outcomes of all attempts that the rule allows. */
function* pathsOf(
  sizes: readonly Size[],
  outcomes: Outcomes,
): Generator<{ readonly rule: RepeatRule; readonly world: World }> {
  for (const [cases, most] of sizes) {
    for (const rule of rulesUpTo(most)) {
      const worlds = rowsOf(cases, rowsOf(rule.times, outcomes))
      yield* worlds.map((world) => ({ rule, world }))
    }
  }
}

/** Counts the paths, and those on which waves do otherwise than one attempt at a time. */
function compare(sizes: readonly Size[], outcomes: Outcomes) {
  const told = { paths: 0, otherVerdicts: 0, otherCosts: 0 }
  for (const { rule, world } of pathsOf(sizes, outcomes)) {
    const played = inWaves(rule, world)
    const expected = oneAtATime(rule, world)
    const said = world.map((row) => naive(rule, row.slice(0, expected)))
    told.paths += 1
    if (played !== expected) told.otherCosts += 1
    if (String(verdicts(rule, world, played)) !== String(said)) told.otherVerdicts += 1
  }
  return told
}

const TWO: Outcomes = ['passed', 'failed']

describe('waves give the verdicts of one attempt at a time, for as many attempts,', () => {
  test.for([
    {
      name: 'where every attempt finishes',
      sizes: [
        [1, 5],
        [2, 5],
        [3, 4],
      ],
      outcomes: TWO,
      paths: 49_372,
    },
    {
      name: 'where some do not',
      sizes: [
        [1, 5],
        [2, 4],
        [3, 2],
      ],
      outcomes: OUTCOMES,
      paths: 63_456,
    },
  ] as const)('$name: over $paths paths', ({ sizes, outcomes, paths }) => {
    expect(compare(sizes, outcomes)).toEqual({ paths, otherVerdicts: 0, otherCosts: 0 })
  })
})

const rule = fc.constantFrom(...rulesUpTo(5))
const outcome = fc.constantFrom(...OUTCOMES)

describe('a case', () => {
  test('is decided as by trying every future', () => {
    const given = fc.tuple(rule, fc.array(outcome, { maxLength: 5 }))
    fc.assert(
      fc.property(given, ([one, outcomes]) => {
        const row = outcomes.slice(0, one.times)
        expect(decide(one, countOutcomes(one, row))).toBe(naive(one, row))
      }),
      { numRuns: 2_000 },
    )
  })

  test('has the verdict of all attempts, wherever it stopped, if each attempt has one', () => {
    for (const one of rulesUpTo(5).filter(({ when }) => when === 'always')) {
      for (const row of rowsOf(one.times, TWO)) {
        const played = inWaves(one, [row])
        expect(verdicts(one, [row], played)).toEqual(verdicts(one, [row], one.times))
      }
    }
  })
})

describe('a scenario of several cases', () => {
  test('costs as many attempts as one at a time, whatever happens', () => {
    const given = fc.tuple(
      rule,
      fc.array(fc.array(outcome, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
    )
    fc.assert(
      fc.property(given, ([one, rows]) => {
        const world = rows.map((row) => row.slice(0, one.times))
        expect(inWaves(one, world)).toBe(oneAtATime(one, world))
      }),
      { numRuns: 2_000 },
    )
  })

  test('plays all attempts at once without early stopping', () => {
    const given = { times: 4, needed: 2, when: 'always', stopEarly: false } as const
    expect(inWaves(given, [['failed', 'failed', 'failed', 'passed']])).toBe(4)
    expect(nextWave(given, [countOutcomes(given, [])])).toBe(4)
  })
})
