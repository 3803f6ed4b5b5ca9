/**
 * Laws that hold for any green batch. They say how verdicts change when what Bland says changes; none of
 * them repeats the verdict table.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colour, greenWithAdvisoryFailures, greenWorld } from '../helpers/worlds.ts'
import type { Way } from '../helpers/worlds.ts'
import {
  RUNS,
  way,
  dice,
  oneOf,
  changeBatch,
  withoutRun,
  mutations,
  definedMutations,
} from './laws.ts'
import type { Mutation, Mutations } from './laws.ts'

const definedWay = fc.constantFrom<Way>('launch', 'attach')

/** What only the session can know that started the batch. */
const launchedMutations: Mutations = [
  ['a run dropped', (world, { at }) => withoutRun(world, oneOf(world.details, at).id)],
  [
    'a run of a foreign scenario added',
    (world, { at, coin }) => {
      const foreign = { ...oneOf(world.details, at), id: 'run-x', scenario_id: 'sc-x' }
      const total = world.batch.total_scenarios
      const counted = { total_scenarios: coin && total !== null ? total + 1 : total }
      const added = changeBatch(world, { runs: [...world.batch.runs, foreign], ...counted })
      return { ...added, details: [...world.details, foreign] }
    },
  ],
  [
    'a second run of a scenario added',
    (world, { at, coin }) => {
      const twin = { ...oneOf(world.details, at), id: coin ? 'a-run' : 'run-x' }
      const added = changeBatch(world, { runs: [...world.batch.runs, twin] })
      return { ...added, details: [...world.details, twin] }
    },
  ],
]

describe('a batch in which everything passed', () => {
  test('passes in every single case, in whatever shape Bland says so', () => {
    fc.assert(
      fc.property(greenWorld, definedWay, (world, by) => {
        expect(new Set(Object.values(colour(world, by).cases))).toEqual(new Set(['passed']))
      }),
      RUNS,
    )
  })

  test('is green without definitions where every run has results', () => {
    const asserting = greenWorld.filter(({ scenarios }) =>
      scenarios.every(({ assertions }) => assertions.length > 0),
    )
    fc.assert(
      fc.property(asserting, (world) => {
        expect(colour(world, 'bare').green).toBe(true)
      }),
      RUNS,
    )
  })

  test('stays green whatever advisory assertions fail', () => {
    fc.assert(
      fc.property(greenWithAdvisoryFailures, definedWay, (world, by) => {
        expect(colour(world, by).green).toBe(true)
      }),
      RUNS,
    )
  })
})

/** A green batch that a mutation leaves green; null where there is none. */
function greenAfter(mutate: Mutation, { ways = way, worlds = greenWithAdvisoryFailures }): unknown {
  const isLost = fc.property(worlds, ways, dice, (world, by, thrown) => {
    const mutated = mutate(world, thrown)
    fc.pre(mutated !== null && colour(world, by).green)
    return mutated !== null && !colour(mutated, by).green
  })
  const { failed, counterexample, seed } = fc.check(isLost, RUNS)
  return failed ? { counterexample, seed } : null
}

describe('a green batch is no longer green with', () => {
  test.each(mutations)('%s', (_name, mutate) => {
    expect(greenAfter(mutate, {})).toBeNull()
  })

  test.each(definedMutations)('%s', (_name, mutate) => {
    expect(greenAfter(mutate, { ways: definedWay })).toBeNull()
  })

  test.each(launchedMutations)('%s', (_name, mutate) => {
    expect(greenAfter(mutate, { ways: fc.constant<Way>('launch') })).toBeNull()
  })

  test('another status of the batch', () => {
    expect(
      greenAfter((world, { word }) => changeBatch(world, { status: word }), { worlds: greenWorld }),
    ).toBeNull()
  })

  test.each(['total_scenarios', 'passed_scenarios', 'failed_scenarios'] as const)(
    'another number of %s',
    (counter) => {
      const miscounted: Mutation = (world, { at, coin }) => {
        const right = counter === 'failed_scenarios' ? 0 : world.details.length
        const off = (at % 3) + 1
        return changeBatch(world, { [counter]: coin ? right + off : right - off })
      }
      expect(greenAfter(miscounted, { worlds: greenWorld })).toBeNull()
    },
  )
})
