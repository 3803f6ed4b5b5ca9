/**
 * Laws that hold for any batch. They say how verdicts change when what Bland says changes; none of
 * them repeats the verdict table.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bit,
  changeResults,
  changeRuns,
  colour,
  flipped,
  greenWithAdvisoryFailures,
  greenWorld,
  otherWord,
  titles,
} from '../helpers/worlds.ts'
import type { Place, RawBatch, RawResult, RawRun, Select, Way, World } from '../helpers/worlds.ts'

/** `npm run test:long` takes its time. */
const RUNS = { numRuns: process.env['BLAND_TESTS'] === 'long' ? 2_000 : 400 }

const way = fc.constantFrom<Way>('launch', 'attach', 'bare')
const definedWay = fc.constantFrom<Way>('launch', 'attach')
const place = fc.constantFrom<Place>('detail', 'copy', 'both')

interface Dice {
  readonly at: number
  readonly coin: boolean
  readonly word: string
  readonly where: Place
}

const dice: fc.Arbitrary<Dice> = fc.record({
  at: fc.nat(),
  coin: fc.boolean(),
  word: otherWord,
  where: place,
})

/** Changes a world by random numbers and words; null where there is nothing to change. */
type Mutation = (world: World, dice: Dice) => World | null
type Mutations = readonly (readonly [name: string, mutate: Mutation])[]

/** One of a list that is not empty, by a random number. */
function oneOf<T>(list: readonly [T, ...T[]] | readonly T[], at: number): T {
  const found = list[at % list.length]
  if (found === undefined) throw new RangeError('there is nothing to choose from')
  return found
}

function changeBatch(world: World, change: Partial<RawBatch>): World {
  return { ...world, batch: { ...world.batch, ...change } }
}

function withoutRun(world: World, runId: string): World {
  const others = (runs: readonly RawRun[]): readonly RawRun[] =>
    runs.filter(({ id }) => id !== runId)
  return {
    ...changeBatch(world, { runs: others(world.batch.runs) }),
    details: others(world.details),
  }
}

/** Gives one run, in all or some places, another status. */
function withStatus(
  world: World,
  at: number,
  { word, where }: Pick<Dice, 'word' | 'where'>,
): World {
  const { id } = oneOf(world.details, at)
  return changeRuns(world, (run) => (run.id === id ? { ...run, status: word } : run), where)
}

/** Makes a mutation that changes the result of some required assertion, wherever it is said. */
function required(
  change: (result: RawResult, dice: Dice) => RawResult | null,
  where: (dice: Dice) => Place = () => 'both',
): Mutation {
  return (world, thrown) => {
    const ids = requiredIds(world)
    const spot = where(thrown)
    if (ids.length === 0) return null
    const id = oneOf(ids, thrown.at)
    if (spot === 'copy' && !isCopied(world, id)) return null
    const changed = (one: RawResult): RawResult | null =>
      one.assertion_id === id ? change(one, thrown) : one
    return changeResults(world, changed, spot)
  }
}

function requiredIds({ scenarios }: World): readonly string[] {
  return scenarios.flatMap(({ assertions }) =>
    assertions.filter((one) => one.is_required !== false).map(({ id }) => id),
  )
}

/** Whether the batch's copy of some run has the result too. */
function isCopied({ batch }: World, id: string): boolean {
  return batch.runs.some((run) => run.assertion_results?.some((one) => one.assertion_id === id))
}

/** In the run itself: that its copy alone is torn is no contradiction. */
const inDetail = ({ where }: Dice): Place => (where === 'copy' ? 'both' : where)

/** What makes a green batch not green, however the session came to it. */
const mutations: Mutations = [
  [
    'a required result flipped',
    required(
      (one) => flipped(one),
      ({ where }) => where,
    ),
  ],
  [
    'a required result whose status contradicts its flag',
    required(
      (one, { coin }) => ({ ...one, status: coin ? 'PASSED' : 'FAILED', passed: !coin }),
      inDetail,
    ),
  ],
  [
    'a required result of a status that is neither passed nor failed',
    required((one, { word }) => ({ ...one, status: `${word}?` }), inDetail),
  ],
  [
    'a required result given twice, with both verdicts',
    (world, { at, coin }) => {
      const ids = requiredIds(world)
      if (ids.length === 0) return null
      const id = oneOf(ids, at)
      const twice = (run: RawRun): RawRun => {
        const results = run.assertion_results ?? []
        const others = results.filter((one) => one.assertion_id === id).map((one) => flipped(one))
        return {
          ...run,
          assertion_results: coin ? [...results, ...others] : [...others, ...results],
        }
      }
      return changeRuns(world, twice, 'detail')
    },
  ],
  ['a run of another status', (world, thrown) => withStatus(world, thrown.at, thrown)],
  [
    'a run listed twice',
    (world, { at }) => {
      return changeBatch(world, { runs: [...world.batch.runs, oneOf(world.batch.runs, at)] })
    },
  ],
]

/** What a session cannot know that has no definitions. */
const definedMutations: Mutations = [['a required result removed', required(() => null, inDetail)]]

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

/** A green batch, or one that any of the mutations has changed. */
const anyWorld: fc.Arbitrary<World> = fc
  .record({
    world: greenWithAdvisoryFailures,
    mutation: fc.option(fc.constantFrom(...mutations, ...definedMutations)),
    thrown: dice,
  })
  .map(({ world, mutation, thrown }) => mutation?.[1](world, thrown) ?? world)

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

/** A non-empty choice of every scenario's titles, by random numbers; the batch's case is not in it. */
function choose(world: World, by: Way, picks: readonly number[]): Select {
  const chosen = new Map(
    [...titles(world, by)].map(([key, all], index) => {
      const pick = (picks[index % picks.length] ?? 0) % (2 ** all.length - 1)
      return [key, new Set(all.filter((_title, at) => bit(pick + 1, at)))]
    }),
  )
  return { isSelected: (key, title) => chosen.get(key)?.has(title) ?? false, judgesBatch: false }
}

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
