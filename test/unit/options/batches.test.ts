/** The batches that a suite or a variable names. */
import { describe, expect, test } from 'vitest'
import { checkOptions } from '../../../src/options/check-options.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'

const TWO_OF_THREE = { times: 3, pass: { atLeast: 2 } } as const

function sourceOf(options: SuiteOptions, env: Readonly<Record<string, string>> = {}): unknown {
  return resolveSettings(checkOptions(options, 'suite'), env).source
}

describe('batches', () => {
  test('are one or several ids', () => {
    expect(sourceOf({ batchId: 'a' })).toEqual({ kind: 'attach', batchIds: ['a'] })
    expect(sourceOf({ batchId: ['a', 'b'] })).toEqual({ kind: 'attach', batchIds: ['a', 'b'] })
  })

  test('come from the variable with commas between them', () => {
    expect(sourceOf({ pathwayId: 'p' }, { BLAND_BATCH_ID: 'a, b' })).toEqual({
      kind: 'attach',
      batchIds: ['a', 'b'],
    })
  })

  test.each<readonly [string, Readonly<Record<string, string>>, SuiteOptions, string]>([
    ['a name between the commas is lost', { BLAND_BATCH_ID: 'a,,b' }, {}, 'an empty place'],
    ['one is named twice', { BLAND_BATCH_ID: 'a,a' }, {}, 'BLAND_BATCH_ID names batch a twice'],
    ['one stands in the file twice', {}, { batchId: ['a', 'a'] }, '`batchId` names batch a twice'],
    [
      'they are more than the attempts',
      { BLAND_BATCH_ID: 'a,b,c,d' },
      { repeat: TWO_OF_THREE },
      'names 4 batches, but `repeat` allows 3 attempts',
    ],
  ])('are refused if %s', (_why, env, options, message) => {
    expect(() => sourceOf(options, env)).toThrow(message)
  })
})

test('single runs are not played again', () => {
  const given = { runIds: ['r'], repeat: TWO_OF_THREE }
  expect(() => checkOptions(given, 'suite')).toThrow('`repeat` does nothing with `runIds`')
})
