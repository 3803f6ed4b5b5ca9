import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, grouped } from '../../../src/util/count.ts'

test('a count has commas as people write it', () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(grouped(count)).toBe(count.toLocaleString('en-US'))
    }),
  )
})

test('a noun agrees with its count', () => {
  expect([0, 1, 2, 25_401].map((count) => counted(count, 'case'))).toEqual([
    '0 cases',
    '1 case',
    '2 cases',
    '25,401 cases',
  ])
})
