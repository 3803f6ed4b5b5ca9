/** Each lane plays the batches that every runner is compared by, and reports them as the main lane does. */
import { describe, expect, test } from 'vitest'
import { batches } from '../e2e/tables/batches.ts'
import { MAIN } from '../helpers/place.ts'
import { comparable } from '../helpers/outcome.ts'
import { playBatches } from '../helpers/play-batches.ts'
import type { Outcome } from '../helpers/outcome.ts'
import { lanes } from './lanes.ts'

/** The rows that `npm test` plays in every runner. */
const rows = batches.filter(({ usualForms = [] }) => usualForms.includes('command line'))

describe.each(lanes)('$name', ({ place, forms }) => {
  test.each(forms)(
    '%s gives the XML, the states and the exit code of the main lane',
    async (form) => {
      const [expected = [], received = []] = await Promise.all(
        [MAIN, place].map((where) => playBatches(rows, { form, place: where })),
      )
      expect(received.map(tell)).toEqual(expected.map(tell))
      expect(received.every(({ suites }) => suites.length > 0)).toBe(true)
    },
  )
})

function tell({ suites, native, code, posts }: Outcome, index: number) {
  return { name: rows[index]?.name, suites: comparable(suites), native, code, posts }
}
