/** Flags of repeated attempts, and of the settings of single scenarios. */
import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { nameFlag } from '../../../src/cli/flags/flag-names.ts'
import { readPasses } from '../../../src/cli/flags/make-flag.ts'
import { readFlags } from '../../../src/cli/flags/read-flags.ts'
import { BlandError } from '../../../src/errors/bland-error.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import { applyRules } from '../../../src/plan/apply-rules.ts'
import { aFolder } from '../helpers/folder.ts'

const optionsOf = (flags: object): object =>
  readFlags({ pathwayId: 'p', stopEarly: true, ...flags }, 'run').options

const refusalOf = (flags: object): string => toldBy(() => optionsOf(flags))

function toldBy(act: () => unknown): string {
  try {
    return JSON.stringify(act())
  } catch (error) {
    return error instanceof BlandError ? error.tell(nameFlag) : String(error)
  }
}

test('the flags of attempts make the option `repeat`', () => {
  const flags = { repeat: 3, repeatPass: { atLeast: 2 }, repeatWhen: 'failed' }
  expect(optionsOf(flags)).toMatchObject({
    repeat: { times: 3, pass: { atLeast: 2 }, when: 'failed' },
  })
  expect(optionsOf({})).not.toHaveProperty('repeat')
})

test('a contradiction is told in the words of the flags', () => {
  expect(refusalOf({ repeat: 2, repeatPass: { atLeast: 3 } })).toContain('--repeat-pass')
  expect(
    refusalOf({ repeat: 3, repeatPass: 'any', repeatWhen: 'failed', stopEarly: false }),
  ).toContain('--no-stop-early: all attempts would be played at once')
})

test.each([
  [{ repeatPass: 'any' }, '--repeat-pass does nothing without --repeat N.'],
  [{ repeatWhen: 'failed' }, '--repeat-when does nothing without --repeat N.'],
  [{ stopEarly: false }, '--no-stop-early does nothing without --repeat N.'],
  [{ baselineFail: 'new' }, '--baseline-fail does nothing without --baseline FILE.'],
  [{ baselineMaxAge: 9 }, '--baseline-max-age does nothing without --baseline FILE.'],
  [{ repeat: 3 }, '--repeat needs --repeat-pass: how many of the attempts must pass (all, any, '],
])('%j is refused for what is missing', (flags, message) => {
  expect(refusalOf(flags)).toContain(message)
})

test('the word of --repeat-pass is all, any, a number of attempts or a rate', () => {
  expect(['all', 'any', '2', '0.8', '1.0', '.5'].map(readPasses)).toEqual([
    'all',
    'any',
    { atLeast: 2 },
    { rate: 0.8 },
    { rate: 1 },
    { rate: 0.5 },
  ])
  for (const wrong of ['some', '', '0', '0.0', '1.5', '-1', '1e-1', '80%', '2.']) {
    expect(() => readPasses(wrong), wrong).toThrow('It must be all, any, a number such as 2')
  }
})

test('a scenario that nobody knows is told with the flag that names it', () => {
  const { rules } = resolveSettings({ pathwayId: 'p', overrides: { Booking: {} } }, {})
  const plan = { scenarios: [], hasBatch: true, batchRuns: null }
  expect(toldBy(() => applyRules(plan, rules))).toMatch(/^--overrides names “Booking”/u)
})

test('the settings of single scenarios come from a JSON file', async () => {
  await using folder = await aFolder()
  const overrides = folder.file('overrides.json')
  const settings = { Booking: { repeat: { times: 3, pass: 'any' } } }
  await writeFile(overrides, JSON.stringify(settings))
  expect(optionsOf({ overrides })).toMatchObject({ overrides: settings })
  await writeFile(overrides, '{ Booking')
  expect(refusalOf({ overrides })).toMatch(
    /^--overrides .*overrides\.json cannot be read as JSON: /u,
  )
  expect(refusalOf({ overrides: folder.file('none.json') })).toContain('--overrides')
})
