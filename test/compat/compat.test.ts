/** Each lane plays the batches that every runner is compared by, and reports them as the main lane does. */
import { describe, expect, test } from 'vitest'
import { batches } from '../e2e/tables/batches.ts'
import { MAIN } from '../helpers/place.ts'
import { comparable, playBatches } from '../helpers/play-batches.ts'
import { lanes } from './lanes.ts'

const rows = batches.filter(({ isCommon }) => isCommon)

describe.each(lanes)('$name', ({ place, forms }) => {
  test.each(forms)(
    '%s gives the XML, the states and the exit code of the main lane',
    async (form) => {
      const [expected, received] = await Promise.all(
        [MAIN, place].map((where) => playBatches(rows, { form, place: where })),
      )
      expect(received?.length).toBe(rows.length)
      rows.forEach(({ name }, index) => {
        const [main, lane] = [expected?.[index], received?.[index]]
        expect(comparable(lane?.suites ?? []), name).toEqual(comparable(main?.suites ?? []))
        expect(lane?.native, name).toEqual(main?.native)
        expect(lane?.suites.length, name).toBeGreaterThan(0)
        expect([lane?.code, lane?.posts], name).toEqual([main?.code, main?.posts])
      })
    },
  )
})
