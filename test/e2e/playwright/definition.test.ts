/** How suites are defined in Playwright: module systems, listing, and several projects. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { scenario, specFile } from '../../helpers/scripts.ts'

const scenarios = [scenario('Booking')]
const REQUIRED = specFile('Required').replace(/import (.*) from (.*)/u, 'const $1 = require($2)')

test.concurrent('specs of either module system read their scenarios once', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createPlaywrightProject({
    'package.json': '{ "type": "commonjs" }',
    'a.spec.ts': specFile('Transpiled'),
    'b.spec.js': REQUIRED,
    'c.spec.mts': specFile('Module'),
    'd.spec.mjs': specFile('Plain Module'),
    'e.spec.cts': specFile('Common'),
  })
  const { code, junit, native, output } = await project.playwright(['--workers=2'], mock.env)
  const suites = ['Transpiled', 'Required', 'Module', 'Plain Module', 'Common']
  expect(statesOf(junit)).toEqual(
    suites.flatMap((suite) => [
      `${suite}.Booking › run completes: passed`,
      `${suite}.Booking › is polite: passed`,
    ]),
  )
  const lines = native.tests.map(({ line, state }) => `${state} ${line}`)
  expect(new Set(lines)).toEqual(new Set(['passed 3']))
  expect(output).toContain('b.spec.js:3:1 › Required › Booking')
  expect(output).toContain('c.spec.mts:3:1 › Module › Booking')
  const lists = mock.requests.filter(({ path }) => path.endsWith('/scenarios'))
  expect(lists).toHaveLength(5)
  expect(mock.launches).toHaveLength(5)
  expect(code).toBe(0)
})

test.concurrent(
  '--list shows every test, reads the scenarios once and starts nothing',
  async () => {
    const ofAgent = scenario('Refund', {}, { agent_id: 'a1' })
    await using mock = await startBlandMock({ scenarios: [...scenarios, ofAgent] })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
      'b.spec.ts': specFile('Cases', `granularity: 'case', pathwayId: undefined, agentId: 'a1'`),
      'playwright.config.ts': playwrightConfig(`projects: [{ name: 'one' }, { name: 'two' }]`),
    })
    const { code, output, xml } = await project.playwright(['--list', '--project=one'], mock.env)
    const shown = output.split('\n').filter((line) => line.includes('.spec.ts'))
    expect(shown.map((line) => line.trim())).toEqual([
      '[one] › a.spec.ts:3:1 › Acme › Booking',
      '[one] › a.spec.ts:3:1 › Acme › batch is consistent',
      '[one] › b.spec.ts:3:1 › Cases › Refund › run completes',
      '[one] › b.spec.ts:3:1 › Cases › Refund › is polite',
      '[one] › b.spec.ts:3:1 › Cases › batch is consistent',
    ])
    expect(mock.requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
    expect(xml).toBe('')
    expect(code).toBe(0)
  },
)

test.concurrent(
  'three projects share one batch, single runs have none, and each project has its name in the XML',
  async () => {
    const own = scenario('Booking', {}, { id: '00000000-0000-4000-8000-0000000000bb' })
    const run = '00000000-0000-4000-8000-0000000000cc'
    await using mock = await startBlandMock({
      scenarios: [own],
      runs: [{ id: run, scenarioId: own.id ?? '' }],
    })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
      'b.spec.ts': `import { defineBlandSuite } from '@bland-suite/playwright'
defineBlandSuite('Single', { runIds: ['${run}'], pollInterval: 100 })
`,
      'playwright.config.ts': playwrightConfig(
        `projects: [{ name: 'chromium' }, { name: 'prod.eu' }, { name: 'webkit', testMatch: 'a.spec.ts' }]`,
      ),
    })
    const { code, junit } = await project.playwright([], mock.env)
    expect(junit.suites.map(({ name }) => name)).toEqual([
      'chromium.Acme.Booking',
      'prod_eu.Acme.Booking',
      'webkit.Acme.Booking',
      'chromium.Single.Booking',
      'prod_eu.Single.Booking',
    ])
    expect(junit).toMatchObject({ tests: 10, failures: 0, errors: 0, skipped: 0 })
    expect(mock.launches).toHaveLength(1)
    const runs = new Set(junit.suites.map(({ properties }) => properties['bland.run_id']))
    expect(runs).toEqual(new Set([run, mock.launches[0]?.runs[0]?.run_id]))
    expect(code).toBe(0)
  },
)
