/** A recording that fails is an error beside the tests, as Playwright shows one. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject } from '../../helpers/playwright-project.ts'
import { scenario, specFile } from '../../helpers/scripts.ts'

const CASSETTE = 'acme.bland.json'
const RECORD = { BLAND_CASSETTE: 'record' }

test('a recording that fails is an error of the run, also where every test passed', async () => {
  await using mock = await startBlandMock({ scenarios: [scenario('Booking')] })
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme', `cassette: 'package.json/${CASSETTE}'`),
  })
  const { code, junit, output } = await project.playwright([], { ...mock.env, ...RECORD })
  expect(statesOf(junit)).toEqual([
    'Acme.Booking › run completes: passed',
    'Acme.Booking › is polite: passed',
    'playwright › no errors outside of tests: errored',
  ])
  expect(output).toContain('Could not write')
  expect(code).toBe(1)
})
