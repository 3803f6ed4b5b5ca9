/** Each lane plays the batches that every runner is compared by, and reports them as the main lane does. */
import { describe, expect, test } from 'vitest'
import { batches } from '../e2e/tables/batches.ts'
import { MAIN } from '../helpers/place.ts'
import { comparable } from '../helpers/outcome.ts'
import { playBatches } from '../helpers/play-batches.ts'
import type { Outcome } from '../helpers/outcome.ts'
import { formsOf } from '../e2e/tables/row.ts'
import { lanes } from './lanes.ts'

/** The rows that `npm test` plays in every runner, as far as they share a process. */
const usual = batches.filter(
  ({ usualForms = [], select, args }) =>
    usualForms.includes('command line') && select === undefined && args === undefined,
)

describe.each(lanes)('$name', ({ place, forms }) => {
  test.each(forms)(
    '%s gives the XML, the states and the exit code of the main lane',
    async (form) => {
      const rows = usual.filter((row) => formsOf(row).includes(form))
      const [expected = [], received = []] = await Promise.all(
        [MAIN, place].map((where) => playBatches(rows, { form, place: where })),
      )
      const named = rows.map(({ name }, index) => ({ name, told: tell(received[index]) }))
      expect(named).toEqual(rows.map(({ name }, index) => ({ name, told: tell(expected[index]) })))
      const empty = rows.filter((_row, index) => received[index]?.suites.length === 0)
      expect(empty.map(({ name }) => name)).toEqual([])
    },
  )
})

function tell(outcome: Outcome | undefined) {
  if (outcome === undefined) return null
  const { suites, native, code, posts } = outcome
  return { suites: comparable(suites), native, code, posts }
}
