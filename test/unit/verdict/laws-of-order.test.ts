/** Laws that hold for any batch: neither order nor spelling matters, and no filter makes green. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bit,
  changeResults,
  changeRuns,
  colour,
  greenWithAdvisoryFailures,
  greenWorld,
  otherWord,
} from '../helpers/worlds.ts'
import type { Place, RawResult, RawRun, World } from '../helpers/worlds.ts'
import {
  RUNS,
  way,
  place,
  dice,
  oneOf,
  changeBatch,
  withoutRun,
  withStatus,
  mutations,
  definedMutations,
  choose,
} from './laws.ts'

/** A green batch, or one that any of the mutations has changed. */
const anyWorld: fc.Arbitrary<World> = fc
  .record({
    world: greenWithAdvisoryFailures,
    mutation: fc.option(fc.constantFrom(...mutations, ...definedMutations)),
    thrown: dice,
  })
  .map(({ world, mutation, thrown }) => mutation?.[1](world, thrown) ?? world)

/** Six random numbers, used for as many or as few things as there are. */
const numbers = fc.array(fc.nat(), { minLength: 6, maxLength: 6 })

/** A list in an order that random numbers decide. */
function shuffled<T>(list: readonly T[], ranks: readonly number[]): readonly T[] {
  const ranked = list.map((item, index) => ({ item, rank: ranks[index % ranks.length] ?? 0 }))
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item)
}

describe('order never matters:', () => {
  const cases = fc.record({ world: anyWorld, by: way, ranks: numbers, where: place })

  test('runs in any order have the same verdicts under the same titles', () => {
    fc.assert(
      fc.property(cases, ({ world, by, ranks }) => {
        const other = {
          ...changeBatch(world, { runs: shuffled(world.batch.runs, ranks) }),
          details: shuffled(world.details, ranks.toReversed()),
          scenarios: shuffled(world.scenarios, ranks.toReversed()),
        }
        expect(colour(other, by)).toEqual(colour(world, by))
      }),
      RUNS,
    )
  })

  test('results in any order have the same verdicts under the same titles', () => {
    fc.assert(
      fc.property(cases, ({ world, by, ranks, where }) => {
        const shuffle = (run: RawRun): RawRun => {
          const results = run.assertion_results
          return results === undefined
            ? run
            : { ...run, assertion_results: shuffled(results, ranks) }
        }
        expect(colour(changeRuns(world, shuffle, where), by)).toEqual(colour(world, by))
      }),
      RUNS,
    )
  })

  test('definitions in any order have the same verdicts under the same titles', () => {
    fc.assert(
      fc.property(cases, ({ world, by, ranks }) => {
        const scenarios = world.scenarios.map((scenario) => ({
          ...scenario,
          assertions: shuffled(scenario.assertions, ranks),
        }))
        expect(colour({ ...world, scenarios }, by)).toEqual(colour(world, by))
      }),
      RUNS,
    )
  })
})

/** The same word in another case, and with white space around it. */
function respelt(word: string, seed: number): string {
  const letters = Array.from(word, (letter, at) =>
    bit(seed, at) ? letter.toLowerCase() : letter.toUpperCase(),
  )
  const space = ['', ' ', '\t', '\r\n'][seed % 4] ?? ''
  return `${space}${letters.join('')}${space}`
}

test('case of status words, and white space around them, never matter', () => {
  fc.assert(
    fc.property(anyWorld, way, fc.nat(), (world, by, seed) => {
      const respellRun = (run: RawRun): RawRun => ({ ...run, status: respelt(run.status, seed) })
      const respellResult = (one: RawResult): RawResult =>
        one.status === undefined ? one : { ...one, status: respelt(one.status, seed) }
      const other = changeBatch(changeResults(changeRuns(world, respellRun), respellResult), {
        status: respelt(world.batch.status, seed),
      })
      expect(colour(other, by)).toEqual(colour(world, by))
    }),
    RUNS,
  )
})

describe('no filter makes green', () => {
  const cases = fc.record({
    world: greenWithAdvisoryFailures,
    by: way,
    at: fc.nat(),
    word: otherWord,
    picks: numbers,
  })

  test('a batch with a run that ended otherwise than PASSED or FAILED', () => {
    fc.assert(
      fc.property(cases, ({ world, by, at, word, picks }) => {
        fc.pre(word.trim().toUpperCase() !== 'FAILED')
        const other = withStatus(world, at, { word, where: 'both' })
        expect(colour(other, by, choose(other, by, picks)).green).toBe(false)
      }),
      RUNS,
    )
  })

  test('a batch with a run that ended otherwise in the batch than by itself', () => {
    const end = fc.constantFrom('FAILED', 'ERROR', 'CANCELLED')
    const spot = fc.constantFrom<Place>('detail', 'copy')
    fc.assert(
      fc.property(cases, end, spot, ({ world, by, at, picks }, word, where) => {
        const other = withStatus(world, at, { word, where })
        expect(colour(other, by, choose(other, by, picks)).green).toBe(false)
      }),
      RUNS,
    )
  })

  test('a batch with a run that is absent', () => {
    fc.assert(
      fc.property(cases, ({ world, at, picks }) => {
        const other = withoutRun(world, oneOf(world.details, at).id)
        expect(colour(other, 'launch', choose(other, 'launch', picks)).green).toBe(false)
      }),
      RUNS,
    )
  })

  test('a batch with a run that is FAILED though its results passed', () => {
    fc.assert(
      fc.property(cases, greenWorld, ({ by, at, picks }, world) => {
        const other = withStatus(world, at, { word: 'FAILED', where: 'both' })
        expect(colour(other, by, choose(other, by, picks)).green).toBe(false)
      }),
      RUNS,
    )
  })

  test('a batch with a run whose own case is red', () => {
    fc.assert(
      fc.property(cases, anyWorld, ({ by, picks }, world) => {
        const isDead = Object.entries(colour(world, by).cases).some(
          ([title, word]) => title.endsWith('› run completes') && /failed|errored/u.test(word),
        )
        fc.pre(isDead)
        expect(colour(world, by, choose(world, by, picks)).green).toBe(false)
      }),
      RUNS,
    )
  })
})
