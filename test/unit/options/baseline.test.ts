import { describe, expect, test } from 'vitest'
import { checkOptions } from '../../../src/options/check-options.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'

function use(baseline: SuiteOptions['baseline'], env: Readonly<Record<string, string>> = {}) {
  const options = checkOptions({ pathwayId: 'p', baseline }, 'suite')
  return resolveSettings(options, env).baseline
}

const ALL = { fail: 'all' }

describe('the baseline', () => {
  test.each([
    ['none', undefined, {}, null],
    ['a file', 'a.json', {}, { path: 'a.json', mode: 'compare', rule: ALL }],
    [
      'a file and a rule',
      { file: 'a.json', fail: 'new' as const },
      {},
      { path: 'a.json', mode: 'compare', rule: { fail: 'new', maxAge: 90 } },
    ],
    ['switched off', 'a.json', { BLAND_BASELINE: 'off' }, null],
    [
      'a file of the environment, under the rule of the suite',
      { file: 'a.json', fail: 'new' as const, maxAge: 7 },
      { BLAND_BASELINE: 'b.json' },
      { path: 'b.json', mode: 'compare', rule: { fail: 'new', maxAge: 7 } },
    ],
    [
      'written to its file',
      'a.json',
      { BLAND_BASELINE: 'update' },
      { path: 'a.json', mode: 'update', rule: ALL },
    ],
    [
      'written to a file of its own where the suite names none',
      undefined,
      { BLAND_BASELINE: 'update' },
      { path: 'bland.baseline.json', mode: 'update', rule: ALL },
    ],
    ['none with an empty variable', undefined, { BLAND_BASELINE: ' ' }, null],
  ])('is %s', (_what, given, env, expected) => {
    expect(use(given, env)).toEqual(expected)
  })

  test('is not written in a CI', () => {
    expect(() => use('a.json', { BLAND_BASELINE: 'update', CI: 'true' })).toThrow(
      /refused with CI=true.*bland-suite baseline accept/u,
    )
  })

  test.each<[string, unknown, RegExp]>([
    [
      'an age that does nothing',
      { file: 'a.json', maxAge: 7 },
      /`baseline.maxAge: 7` does nothing/u,
    ],
    ['a rule without a file', { fail: 'new' }, /`baseline.file`: expected a text, got nothing/u],
    [
      'another word',
      { file: 'a.json', fail: 'some' },
      /`baseline.fail`: expected one of 'all', 'new'/u,
    ],
    ['a typo', { file: 'a.json', maxage: 7 }, /Did you mean “?maxAge/u],
    [
      'a half day',
      { file: 'a.json', fail: 'new', maxAge: 0.5 },
      /`baseline.maxAge`: expected a whole/u,
    ],
  ])('refuses %s', (_what, baseline, message) => {
    const check = () => {
      const options = checkOptions({ pathwayId: 'p', baseline }, 'suite')
      return resolveSettings(options, {})
    }
    expect(check).toThrow(message)
  })
})
