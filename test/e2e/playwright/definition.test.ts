/** How suites are defined: module systems, modifiers, several at once, listing, and what cannot start. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { PATHWAY, scenario, specFile } from '../../helpers/scripts.ts'

const scenarios = [scenario('Booking')]
const OPTIONS = `{ pathwayId: '${PATHWAY}', pollInterval: 100 }`
const SKIPPED = `import { defineBlandSuite } from '@bland-suite/playwright'

defineBlandSuite.skip('Skipped', ${OPTIONS})
defineBlandSuite.skipIf(true, 'not tonight')('Skipped If', ${OPTIONS})
defineBlandSuite.runIf(process.env.NO_SUCH_KEY, 'a fork has no key')('Not Run', ${OPTIONS})
`
const skipped = [
  ['Skipped', 'skipped by .skip'],
  ['Skipped If', 'not tonight'],
  ['Not Run', 'a fork has no key'],
]
const REQUIRED = specFile('Required').replace(/import (.*) from (.*)/u, 'const $1 = require($2)')

test.concurrent(
  'specs of either module system read their scenarios once, and a skipped suite reads none',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createPlaywrightProject({
      'package.json': '{ "type": "commonjs" }',
      'a.spec.ts': specFile('Transpiled'),
      'b.spec.js': REQUIRED,
      'c.spec.mts': specFile('Module'),
      'd.spec.mjs': specFile('Plain Module'),
      'e.spec.cts': specFile('Common'),
      'f.spec.ts': SKIPPED,
    })
    const { code, junit, native, output } = await project.playwright(['--workers=2'], mock.env)
    const suites = ['Transpiled', 'Required', 'Module', 'Plain Module', 'Common']
    expect(statesOf(junit)).toEqual([
      ...suites.flatMap((suite) => [
        `${suite}.Booking › run completes: passed`,
        `${suite}.Booking › is polite: passed`,
      ]),
      ...skipped.map(([name]) => `${name} › suite starts: skipped`),
    ])
    expect(junit.suites.slice(-3).map(({ name, cases }) => [name, cases[0]?.message])).toEqual(
      skipped,
    )
    const lines = native.tests.map(({ line, state }) => `${state} ${line}`)
    expect(new Set(lines)).toEqual(new Set(['passed 3', 'skipped 3', 'skipped 4', 'skipped 5']))
    expect(output).toContain('b.spec.js:3:1 › Required › Booking')
    expect(output).toContain('c.spec.mts:3:1 › Module › Booking')
    const lists = mock.requests.filter(({ path }) => path.endsWith('/scenarios'))
    expect(lists).toHaveLength(5)
    expect(mock.launches).toHaveLength(5)
    expect(code).toBe(0)
  },
)

test.concurrent(
  '.only runs its suite alone; suites of one name in two files are told apart',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createPlaywrightProject({
      'a.spec.ts': `import { defineBlandSuite } from '@bland-suite/playwright'
defineBlandSuite('Left Out', ${OPTIONS})
defineBlandSuite.only('Alone', ${OPTIONS})
`,
      'b.spec.ts': specFile('Alone').replace('defineBlandSuite(', 'defineBlandSuite.only('),
    })
    const { code, junit } = await project.playwright([], mock.env)
    expect(junit.suites.map(({ name }) => name)).toEqual(['Alone.Booking', 'Alone (2).Booking'])
    expect(mock.launches).toHaveLength(2)
    expect(code).toBe(0)
  },
)

test.concurrent(
  '--list shows every test, reads the scenarios once and starts nothing',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
      'b.spec.ts': specFile('Cases', `granularity: 'case'`),
      'playwright.config.ts': playwrightConfig(`projects: [{ name: 'one' }, { name: 'two' }]`),
    })
    const { code, output, xml } = await project.playwright(['--list', '--project=one'], mock.env)
    const shown = output.split('\n').filter((line) => line.includes('.spec.ts'))
    expect(shown.map((line) => line.trim())).toEqual([
      '[one] › a.spec.ts:3:1 › Acme › Booking',
      '[one] › a.spec.ts:3:1 › Acme › batch is consistent',
      '[one] › b.spec.ts:3:1 › Cases › Booking › run completes',
      '[one] › b.spec.ts:3:1 › Cases › Booking › is polite',
      '[one] › b.spec.ts:3:1 › Cases › batch is consistent',
    ])
    expect(mock.requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
    expect(xml).toBe('')
    expect(code).toBe(0)
  },
)

test.concurrent(
  'what cannot start fails one test of its suite at the line, and skips the others',
  async () => {
    const happy = [scenario('Booking', {}, { category: 'HAPPY_PATH' }), scenario('Transfer')]
    await using mock = await startBlandMock({ scenarios: happy })
    await using refusing = await startBlandMock({
      scenarios: happy,
      faults: [{ match: { method: 'POST' }, answer: { kind: 'status', status: 403 } }],
    })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('No Key'),
      'b.spec.ts': specFile('Wrong Key', `apiKey: 'not-the-key'`),
      'c.spec.ts': specFile('Wrong Category', `apiKey: 'mock-key', category: 'HAPY_PATH'`),
      'd.spec.ts': specFile('Refused', `apiKey: 'mock-key', baseUrl: '${refusing.url}'`),
    })
    const { code, junit, output, native } = await project.playwright([], {
      BLAND_BASE_URL: mock.url,
    })
    expect(statesOf(junit)).toEqual([
      'No Key › suite starts: errored',
      'Wrong Key › suite starts: errored',
      'Wrong Category › suite starts: errored',
      'Refused.Booking › run completes: errored',
      'Refused.Booking › is polite: skipped',
      'Refused.Transfer › run completes: skipped',
      'Refused.Transfer › is polite: skipped',
      'Refused › batch is consistent: skipped',
    ])
    const messages = junit.suites.map(({ cases }) => cases[0]?.message)
    expect(messages.slice(0, 4)).toEqual([
      'No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret), or pass `apiKey`. Nothing was sent.',
      'Bland answered GET /v1/agent-testing/scenarios with HTTP 401 (AUTH_FAILURE: Unauthorized). Check that BLAND_API_KEY is a key of the right organisation.',
      expect.stringMatching(
        /^No scenario matches the filter .*HAPY_PATH.* Did you mean “HAPPY_PATH”\?$/u,
      ),
      expect.stringContaining('HTTP 403'),
    ])
    expect(native.tests.map(({ state }) => state)).toEqual([
      'failed',
      'failed',
      'failed',
      'failed',
      'skipped',
      'skipped',
    ])
    expect(output).toContain('1) a.spec.ts:3:1 › No Key › suite starts')
    expect(output).toContain('Error: No Bland API key: set the environment variable')
    expect(output).not.toContain('node_modules')
    expect(mock.launches).toEqual([])
    expect(code).toBe(1)
  },
)

test.concurrent(
  'an unknown option is refused where it is written, and the file is in the XML',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme', `catgory: 'X'`),
      'b.spec.ts': specFile('Other'),
    })
    const { code, junit, output } = await project.playwright([], mock.env)
    const message = 'defineBlandSuite("Acme"): unknown option `catgory`. Did you mean “category”?'
    expect(output).toContain(`BlandOptionError: ${message}`)
    expect(output).toContain('at a.spec.ts:3')
    expect(output).not.toContain('node_modules')
    expect(junit.suites.flatMap(({ cases }) => cases)).toContainEqual(
      expect.objectContaining({ name: 'file loads', state: 'errored', message }),
    )
    expect(mock.launches).toEqual([])
    expect(code).toBe(1)
  },
)

test.concurrent(
  'BLAND_BATCH_ID wins, the filters choose among its runs, and suites share one poller',
  async () => {
    const id = '00000000-0000-4000-8000-0000000000aa'
    const all = [scenario('Booking', { takes: 4000 }), scenario('Transfer', { takes: 4000 })]
    await using mock = await startBlandMock({ scenarios: all, batches: [{ id, startedAgo: 0 }] })
    await using project = await createPlaywrightProject({
      'a.spec.ts': `import { defineBlandSuite } from '@bland-suite/playwright'
for (const name of ['Booking', 'Transfer']) {
  defineBlandSuite(name + 's', { pathwayId: '${PATHWAY}', only: [name], pollInterval: 400 })
}
`,
      'playwright.config.ts': playwrightConfig(`fullyParallel: true, workers: 2`),
    })
    const { code, junit } = await project.playwright([], { ...mock.env, BLAND_BATCH_ID: id })
    expect(junit.suites.map(({ name }) => name)).toEqual(['Bookings.Booking', 'Transfers.Transfer'])
    expect(mock.launches).toEqual([])
    const polls = mock.requests.filter(({ path }) => path.endsWith(`/batches/${id}`))
    expect(polls.length).toBeLessThanOrEqual(2 + 12)
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
