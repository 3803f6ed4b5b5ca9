import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkStrictly } from '../../../src/options/strict-schema.ts'
import { repeatSchema, ruleOf } from '../../../src/options/repeat/repeat-options.ts'

/** The complaint about an option; an empty text if there is none. */
function complaint(repeat: unknown): string {
  try {
    checkStrictly({ repeat: repeatSchema }, { repeat }, 'suite')
    return ''
  } catch (error) {
    return String(error)
  }
}

describe('repeat', () => {
  test.for([
    { times: 3, pass: 'all' },
    { times: 3, pass: 'any' },
    { times: 3, pass: { atLeast: 2 }, when: 'failed' },
    { times: 50, pass: { rate: 0.8 }, stopEarly: false },
    { times: 1, pass: 'all' },
  ])('accepts %o', (repeat) => {
    expect(complaint(repeat)).toBe('')
  })

  test.for([
    [{ times: 3 }, 'repeat.pass'],
    [{ pass: 'all' }, 'repeat.times'],
    [{ times: 0, pass: 'all' }, 'repeat.times'],
    [{ times: 51, pass: 'all' }, 'at most 50'],
    [{ times: 2.5, pass: 'all' }, 'repeat.times'],
    [{ times: 3, pass: { atLeast: 4 } }, 'at most 3 passes'],
    [{ times: 3, pass: { atLeast: 0 } }, 'repeat.pass'],
    [{ times: 3, pass: { rate: 0 } }, 'repeat.pass'],
    [{ times: 3, pass: { rate: 1.1 } }, 'repeat.pass'],
    [{ times: 3, pass: { rate: 0.5, atLeast: 1 } }, 'repeat.pass'],
    [{ times: 3, pass: 'most' }, 'repeat.pass'],
    [{ times: 3, pass: 'all', when: 'failed' }, 'repeat.when'],
    [{ times: 3, pass: { rate: 0.9 }, when: 'failed' }, 'repeat.when'],
    [{ times: 3, pass: 'any', when: 'failed', stopEarly: false }, 'repeat.stopEarly'],
    [{ times: 3, pass: 'any', stopearly: false }, 'stopEarly'],
    [3, 'expected an object'],
  ] as const)('refuses %o, and names what is wrong', ([repeat, word]) => {
    expect(complaint(repeat)).toContain(word)
  })
})

function needed(rate: number, times: number): number {
  return ruleOf({ times, pass: { rate } }).needed
}

describe('the passes that a rule needs', () => {
  test.for([
    [0.28, 25, 7],
    [0.07, 100, 7],
    [0.8, 5, 4],
    [0.81, 5, 5],
    [1, 7, 7],
    [1e-7, 50, 1],
  ] as const)('are the rate as it is written: %d of %d is %d', ([rate, times, expected]) => {
    expect(needed(rate, times)).toBe(expected)
  })

  test('are exact for every rate of two digits', () => {
    const given = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 50 }))
    fc.assert(
      fc.property(given, ([percent, times]) => {
        const whole = Math.floor((percent * times) / 100)
        const rest = (percent * times) % 100
        expect(needed(Number(`${percent}e-2`), times)).toBe(rest === 0 ? whole : whole + 1)
      }),
    )
  })
})
