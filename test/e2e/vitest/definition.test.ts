/** How suites are defined: modifiers, several at once, listing, and what cannot start. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { PATHWAY, scenario, suiteFile } from '../../helpers/scripts.ts'

const scenarios = [scenario('Booking')]
const OPTIONS = `{ pathwayId: '${PATHWAY}', pollInterval: 100 }`

test.concurrent(
  '.skip, .skipIf and .runIf send nothing, and their reason is in the XML',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'
defineBlandSuite.skip('Skipped', ${OPTIONS})
defineBlandSuite.skipIf(true, 'not tonight')('Skipped If', ${OPTIONS})
defineBlandSuite.runIf(process.env.NO_SUCH_KEY, 'a fork has no key')('Not Run', ${OPTIONS})
`,
    })
    const { code, junit, output } = await project.vitest(
      ['--reporter=verbose', '--reporter=@bland-suite/vitest/reporter'],
      mock.env,
    )
    expect(mock.requests).toEqual([])
    expect(
      junit.suites.flatMap(({ name, cases }) =>
        cases.map((c) => [name, c.name, c.state, c.message]),
      ),
    ).toEqual([
      ['Skipped', 'suite starts', 'skipped', 'skipped by .skip'],
      ['Skipped If', 'suite starts', 'skipped', 'not tonight'],
      ['Not Run', 'suite starts', 'skipped', 'a fork has no key'],
    ])
    expect(output).toMatch(/Not Run > suite starts \d+ms \[a fork has no key\]/u)
    expect(code).toBe(0)
  },
)

test.concurrent(
  '.only runs its suite alone; conditions that do not hold run the suite',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'
defineBlandSuite('Left Out', ${OPTIONS})
defineBlandSuite.only('Alone', ${OPTIONS})
`,
      'b.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'
defineBlandSuite.skipIf(false)('Kept', ${OPTIONS})
defineBlandSuite.runIf(1)('Run', ${OPTIONS})
`,
    })
    const { code, junit } = await project.vitest([], mock.env)
    expect(junit.suites.map(({ name }) => name)).toEqual([
      'Alone.Booking',
      'Kept.Booking',
      'Run.Booking',
    ])
    expect(mock.launches).toHaveLength(3)
    expect(code).toBe(0)
  },
)

test.concurrent('suites of one file run at the same time, each with its own batch', async () => {
  const slow = [scenario('Slow', { takes: 1500 })]
  await using mock = await startBlandMock({ scenarios: slow })
  await using project = await createProject({
    'a.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'
defineBlandSuite('One', ${OPTIONS})
defineBlandSuite('Two', ${OPTIONS})
`,
  })
  const { code } = await project.vitest([], mock.env)
  const [first, second] = mock.requests.filter(({ method }) => method === 'POST')
  expect(code).toBe(0)
  expect((second?.at ?? Infinity) - (first?.at ?? 0)).toBeLessThan(1000)
})

test.concurrent('two projects run the suite once each, and are told apart in the XML', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme'),
    'vitest.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: {
  reporters: ['@bland-suite/vitest/reporter'],
  projects: [{ test: { name: 'staging' } }, { test: { name: 'prod.eu' } }],
} })
`,
  })
  const { junit } = await project.vitest([], mock.env)
  expect(junit.suites.map(({ name }) => name).toSorted()).toEqual([
    'prod_eu.Acme.Booking',
    'staging.Acme.Booking',
  ])
  expect(mock.launches).toHaveLength(2)
})

test.concurrent('suites of one name in two files are told apart in the XML', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme'),
    'b.test.ts': suiteFile('Acme'),
  })
  const { junit } = await project.vitest([], mock.env)
  expect(junit.suites.map(({ name }) => name)).toEqual(['Acme.Booking', 'Acme (2).Booking'])
})

test.concurrent('vitest list shows every case and only reads', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': `import { testBlandSuite } from '@bland-suite/vitest'\ntestBlandSuite('Acme', ${OPTIONS})\n`,
  })
  const listing = project.start(['list'], mock.env)
  expect(await listing.closed).toBe(0)
  expect(listing.output().trim().split('\n').toSorted()).toEqual([
    'a.test.ts > Acme > Booking > is polite',
    'a.test.ts > Acme > Booking > run completes',
    'a.test.ts > Acme > batch is consistent',
  ])
  expect(mock.requests.map(({ method }) => method)).toEqual(['GET'])
})

test.concurrent(
  'without a key, one test fails at the line of the suite and nothing is sent',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const { code, junit, output } = await project.vitest([], { BLAND_BASE_URL: mock.url })
    expect(statesOf(junit)).toEqual(['Acme › suite starts: errored'])
    expect(output).toContain('FAIL  a.test.ts:3:1 > Acme > suite starts')
    expect(output).toContain(
      'BlandKeyError: No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret), or pass `apiKey`. Nothing was sent.',
    )
    expect(mock.requests).toEqual([])
    expect(code).toBe(1)
  },
)

test.concurrent(
  'a refused key, and a filter that finds nothing, each fail one test that says so',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking', {}, { category: 'HAPPY_PATH' })],
    })
    await using project = await createProject({
      'a.test.ts': suiteFile('Wrong Key', `apiKey: 'not-the-key'`),
      'b.test.ts': suiteFile('Wrong Category', `category: 'HAPY_PATH'`),
      'c.test.ts': suiteFile('Wrong Name', `only: ['Bookings']`),
    })
    const { junit } = await project.vitest([], mock.env)
    const messages = junit.suites.map(({ name, cases }) => [name, cases[0]?.message])
    expect(messages).toEqual([
      [
        'Wrong Key',
        'Bland answered GET /v1/agent-testing/scenarios with HTTP 401 (AUTH_FAILURE: Unauthorized). Check that BLAND_API_KEY is a key of the right organisation.',
      ],
      [
        'Wrong Category',
        expect.stringMatching(
          /^No scenario matches the filter .*HAPY_PATH.* Did you mean “HAPPY_PATH”\?$/u,
        ),
      ],
      ['Wrong Name', 'No selected scenario is named “Bookings”. Did you mean “Booking”?'],
    ])
    expect(mock.launches).toEqual([])
  },
)

test.concurrent(
  'a refused launch fails the first selected case and skips the others with its reason',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('First'), scenario('Second')],
      faults: [{ match: { method: 'POST' }, answer: { kind: 'status', status: 403 } }],
    })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const { code, junit } = await project.vitest([], mock.env)
    expect(statesOf(junit)).toEqual([
      'Acme.First › run completes: errored',
      'Acme.First › is polite: skipped',
      'Acme.Second › run completes: skipped',
      'Acme.Second › is polite: skipped',
      'Acme › batch is consistent: skipped',
    ])
    expect(junit.suites[0]?.cases[1]?.message).toContain('HTTP 403')
    expect(code).toBe(1)
  },
)

test.concurrent(
  'an unknown option is refused where it is written, and the file is in the XML',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme', `catgory: 'X'`) })
    const { code, junit, output } = await project.vitest([], mock.env)
    const message = 'defineBlandSuite("Acme"): unknown option `catgory`. Did you mean “category”?'
    expect(output).toContain(`BlandOptionError: ${message}`)
    expect(output).toContain('a.test.ts:3:1')
    expect(junit.suites[0]?.cases[0]).toMatchObject({
      name: 'file loads',
      state: 'errored',
      message,
    })
    expect(code).toBe(1)
  },
)

test.concurrent(
  'BLAND_BATCH_ID wins, the filters choose among its runs, and suites share one poller',
  async () => {
    const id = '00000000-0000-4000-8000-0000000000aa'
    const all = [scenario('Booking', { takes: 1200 }), scenario('Transfer', { takes: 1200 })]
    await using mock = await startBlandMock({ scenarios: all, batches: [{ id, startedAgo: 0 }] })
    await using project = await createProject({
      'a.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'
for (const name of ['Booking', 'Transfer']) {
  defineBlandSuite(name + 's', { pathwayId: '${PATHWAY}', only: [name], pollInterval: 400 })
}
`,
    })
    const { code, junit } = await project.vitest([], { ...mock.env, BLAND_BATCH_ID: id })
    expect(junit.suites.map(({ name }) => name)).toEqual(['Bookings.Booking', 'Transfers.Transfer'])
    expect(mock.launches).toEqual([])
    const polls = mock.requests.filter(({ path }) => path.endsWith(`/batches/${id}`))
    expect(polls.length).toBeLessThanOrEqual(2 + 7)
    expect(code).toBe(0)
  },
)

test.concurrent('single runs are judged without a batch', async () => {
  const own = scenario('Booking', {}, { id: '00000000-0000-4000-8000-0000000000bb' })
  const run = '00000000-0000-4000-8000-0000000000cc'
  await using mock = await startBlandMock({
    scenarios: [own],
    runs: [{ id: run, scenarioId: own.id ?? '' }],
  })
  await using project = await createProject({
    'a.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'
defineBlandSuite('Acme', { runIds: ['${run}'], pollInterval: 100 })
`,
  })
  const { code, junit, native } = await project.vitest([], mock.env)
  expect(statesOf(junit)).toEqual([
    'Acme.Booking › run completes: passed',
    'Acme.Booking › is polite: passed',
  ])
  expect(native.numTotalTests).toBe(2)
  expect(code).toBe(0)
})
