/** Dice and worlds that laws are tried on. */
import * as fc from 'fast-check'
import { bit, changeResults, changeRuns, flipped, otherWord, titles } from '../helpers/worlds.ts'
import type { Place, RawBatch, RawResult, RawRun, Select, Way, World } from '../helpers/worlds.ts'

/** `npm run test:long` takes its time. */
export const RUNS = { numRuns: process.env['BLAND_TESTS'] === 'long' ? 2_000 : 400 }

export const way = fc.constantFrom<Way>('launch', 'attach', 'bare')

export const place = fc.constantFrom<Place>('detail', 'copy', 'both')

export interface Dice {
  readonly at: number
  readonly coin: boolean
  readonly word: string
  readonly where: Place
}

export const dice: fc.Arbitrary<Dice> = fc.record({
  at: fc.nat(),
  coin: fc.boolean(),
  word: otherWord,
  where: place,
})

/** Changes a world by random numbers and words; null where there is nothing to change. */
export type Mutation = (world: World, dice: Dice) => World | null

export type Mutations = readonly (readonly [name: string, mutate: Mutation])[]

/** One of a list that is not empty, by a random number. */
export function oneOf<T>(list: readonly [T, ...T[]] | readonly T[], at: number): T {
  const found = list[at % list.length]
  if (found === undefined) throw new RangeError('there is nothing to choose from')
  return found
}

export function changeBatch(world: World, change: Partial<RawBatch>): World {
  return { ...world, batch: { ...world.batch, ...change } }
}

export function withoutRun(world: World, runId: string): World {
  const others = (runs: readonly RawRun[]): readonly RawRun[] =>
    runs.filter(({ id }) => id !== runId)
  return {
    ...changeBatch(world, { runs: others(world.batch.runs) }),
    details: others(world.details),
  }
}

/** Gives one run, in all or some places, another status. */
export function withStatus(
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
export const mutations: Mutations = [
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
export const definedMutations: Mutations = [
  ['a required result removed', required(() => null, inDetail)],
]

/** A non-empty choice of every scenario's titles, by random numbers; the batch's case is not in it. */
export function choose(world: World, by: Way, picks: readonly number[]): Select {
  const chosen = new Map(
    [...titles(world, by)].map(([key, all], index) => {
      const pick = (picks[index % picks.length] ?? 0) % (2 ** all.length - 1)
      return [key, new Set(all.filter((_title, at) => bit(pick + 1, at)))]
    }),
  )
  return { isSelected: (key, title) => chosen.get(key)?.has(title) ?? false, judgesBatch: false }
}
