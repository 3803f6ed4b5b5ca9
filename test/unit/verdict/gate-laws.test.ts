/** Laws of gates over whole batches: they only ever add what is red. */
import * as fc from 'fast-check'
import type { Thresholds } from '../../../src/options/gate-options.ts'
import { expect, test } from 'vitest'
import { MEASURE_NAMES } from '../../../src/model/measure.ts'
import {
  changeRuns,
  colour,
  gated,
  greenWithAdvisoryFailures,
  greenWorld,
  otherWord,
} from '../helpers/worlds.ts'
import type { Colour, Place, Way, World } from '../helpers/worlds.ts'

const RUNS = { numRuns: 1_000 }

const way = fc.constantFrom<Way>('launch', 'attach', 'bare')
const thresholds: fc.Arbitrary<Thresholds> = fc.dictionary(
  fc.constantFrom(...MEASURE_NAMES),
  fc.constantFrom<number | false>(0, 0.5, 1, false),
)
const measured = fc.record({
  overall_score: fc.constantFrom(null, 0, 0.5, 1, 82),
  turn_count: fc.constantFrom(null, 0, 1, 12),
})

/** A batch that is green, or one in which a run ended otherwise, with some measures. */
const anyWorld: fc.Arbitrary<World> = fc
  .record({
    world: greenWithAdvisoryFailures,
    word: fc.option(otherWord),
    batchWord: fc.option(otherWord),
    where: fc.constantFrom<Place>('detail', 'copy', 'both'),
    at: fc.nat(),
    measures: measured,
  })
  .map(({ world, word, batchWord, where, at, measures }) => {
    const chosen = world.details[at % world.details.length]?.id
    const scored = changeRuns(world, (run) => ({ ...run, ...measures }))
    const status = batchWord ?? world.batch.status
    const ended = { ...scored, batch: { ...scored.batch, status } }
    return word === null
      ? ended
      : changeRuns(ended, (run) => (run.id === chosen ? { ...run, status: word } : run), where)
  })

/** The cases without those of gates. */
function ungated({ cases }: Colour): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(cases).filter(([title]) => !/ ≥ |› at most /u.test(title)),
  )
}

test('no gate changes the verdict on anything else', () => {
  fc.assert(
    fc.property(anyWorld, way, thresholds, (world, by, bounds) => {
      expect(ungated(colour(world, by, gated(bounds)))).toEqual(colour(world, by).cases)
    }),
    RUNS,
  )
})

test('no gate makes green what was not green without it', () => {
  fc.assert(
    fc.property(anyWorld, way, thresholds, (world, by, bounds) => {
      fc.pre(!colour(world, by).green)
      expect(colour(world, by, gated(bounds)).green).toBe(false)
    }),
    RUNS,
  )
})

test('a batch without any measure is never green under a gate', () => {
  fc.assert(
    fc.property(greenWorld, way, thresholds, (world, by, bounds) => {
      fc.pre(Object.values(bounds).some((bound) => bound !== false))
      expect(colour(world, by, gated(bounds)).green).toBe(false)
    }),
    RUNS,
  )
})

test('gates on a run that ended otherwise than PASSED or FAILED are skipped', () => {
  fc.assert(
    fc.property(greenWorld, thresholds, otherWord, (world, bounds, word) => {
      fc.pre(word.trim().toUpperCase() !== 'FAILED')
      const dead = changeRuns(world, (run) => ({ ...run, overall_score: 1, status: word }))
      const { cases } = colour(dead, 'launch', gated(bounds))
      const gates = Object.entries(cases).filter(([title]) => / ≥ |› at most /u.test(title))
      expect(gates.every(([, verdict]) => verdict === 'skipped')).toBe(true)
    }),
    RUNS,
  )
})
