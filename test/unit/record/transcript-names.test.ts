import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transcriptName } from '../../../src/record/transcript-names.js'
import { hostile } from '../report/helpers.ts'

function nameOf(scenario: string | null, id = 'run-1'): string | null {
  return transcriptName({ scenario, run: { id } })
}

describe('the name of a transcript', () => {
  test.each([
    ['Cancellation Flow - Angry Customer', 'cancellation-flow-angry-customer--run-1'],
    ['Crème brûlée & Größe', 'creme-brulee-gro-e--run-1'],
    ['取消', 'scenario--run-1'],
    ['', 'scenario--run-1'],
    [null, 'scenario--run-1'],
    ['../../etc/passwd', 'etc-passwd--run-1'],
    ['C:\\con', 'c-con--run-1'],
    ['a'.repeat(60), `${'a'.repeat(40)}--run-1`],
  ])('says which scenario it is of: %j', (scenario, expected) => {
    expect(nameOf(scenario)).toBe(expected)
  })

  test.each(['../up', 'CON', 'a b', 'x'.repeat(300), 'RUN-1'])('takes the run %j', (id) => {
    expect(nameOf('Refund', id)).toMatch(/^refund--[A-Za-z0-9-]+$/u)
  })

  test('is none where there is no run', () => {
    expect(transcriptName({ scenario: 'Refund', run: null })).toBeNull()
  })

  test('is safe on every file system, and short', () => {
    fc.assert(
      fc.property(hostile, hostile, (scenario, id) => {
        expect(nameOf(scenario, id)).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,109}$/u)
      }),
      { numRuns: 1000 },
    )
  })

  test('differs from that of every other run, also where case does not count', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        fc.pre(one !== other)
        expect(nameOf('Refund', one)?.toLowerCase()).not.toBe(
          nameOf('Refund', other)?.toLowerCase(),
        )
      }),
      { numRuns: 1000 },
    )
  })
})
