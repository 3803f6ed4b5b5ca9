/** Flags of repeated attempts, and of the settings of single scenarios. */
import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { nameFlag } from '../../../src/cli/flags/flag-names.ts'
import { readFlags } from '../../../src/cli/flags/read-flags.ts'
import { BlandError } from '../../../src/errors/bland-error.ts'
import { aFolder } from '../helpers/folder.ts'

const optionsOf = (flags: object): object =>
  readFlags({ pathwayId: 'p', stopEarly: true, ...flags }, 'run').options

function refusalOf(flags: object): string {
  try {
    return JSON.stringify(optionsOf(flags))
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
