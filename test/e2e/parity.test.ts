/**
 * Every batch that a test knows, reported by Vitest and by Playwright in both of its forms: the XML is the
 * same, and what each runner itself says of a test or step agrees with it.
 */
import { describe, expect, test } from 'vitest'
import { MAIN } from '../helpers/place.ts'
import { comparable, playBatches, statesIn } from '../helpers/play-batches.ts'
import type { Outcome } from '../helpers/play-batches.ts'
import { batches } from './tables/batches.ts'
import type { BatchRow } from './tables/batches.ts'

const FORMS = ['vitest', 'playwright by run', 'playwright by case'] as const
const SIZE = 10

/** Each failed test costs Playwright a new worker: the whole table is for `npm run test:long`. */
const isWhole = process.env['BLAND_TESTS'] === 'long'
const chosen = batches.filter(({ isCommon }) => isWhole || isCommon)

const groups = (['green', 'red'] as const).flatMap((colour) => {
  const rows = chosen.filter((row) => row.colour === colour)
  return Array.from({ length: Math.ceil(rows.length / SIZE) }, (_, index) => {
    const part = rows.slice(index * SIZE, (index + 1) * SIZE)
    return { colour, part, names: part.map(({ name }) => name).join('; ') }
  })
})

describe.each(groups)('$colour: $names', ({ part, colour }) => {
  test('are reported alike', { timeout: 300_000 }, async () => {
    const [vitest = [], run = [], byCase = []] = await Promise.all(
      FORMS.map((form) => playBatches(part, { form, place: MAIN })),
    )
    part.forEach((row, index) => {
      const lanes = [vitest[index], run[index], byCase[index]].filter((one) => one !== undefined)
      expect(lanes, row.name).toHaveLength(3)
      for (const one of lanes) expectTold(row, one)
      const [first, ...others] = lanes.map(({ suites }) => comparable(suites))
      for (const other of others) expect(other, row.name).toEqual(first)
      expect(lanes.map(({ code }) => code)).toEqual(Array(3).fill(colour === 'red' ? 1 : 0))
    })
  })
})

function expectTold({ name, colour, posts = 1, says = 'bland-suite' }: BatchRow, one: Outcome) {
  const failures = one.suites.reduce((sum, suite) => sum + suite.failures + suite.errors, 0)
  expect(one.suites.length, name).toBeGreaterThan(0)
  expect(failures > 0 ? 'red' : 'green', name).toBe(colour)
  expect(one.posts, name).toBe(posts)
  expect(one.xml, name).toContain(says)
  // The case that is left out of the XML while it passes.
  const shown = one.native.filter((told) => told !== 'batch is consistent: passed')
  expect([...shown].toSorted(), name).toEqual([...statesIn(one.suites)].toSorted())
}
