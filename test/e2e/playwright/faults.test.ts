/**
 * Bad days, as the reporter that leads meets them: a fault that passes leaves a suite green, one that
 * stays never does; nothing is launched twice, and Playwright and the XML agree on each suite.
 */
import { startBlandMock } from '@bland-suite/mock'
import type { Fault, MockPlay, Rewrite } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { scenario, specFile } from '../../helpers/scripts.ts'
import { get, once, post } from '../tables/faults.ts'

interface Row {
  readonly name: string
  readonly faults?: readonly Fault[]
  readonly play?: MockPlay
  readonly rewrite?: Rewrite
  /** POSTs that the suite sends. @default 1 */
  readonly posts?: number
  /** What the report says; green where it says nothing. */
  readonly says?: string
}

const PATHS = ['/scenarios*', '/batches/*', '/runs/*']

const rows: readonly Row[] = [
  { name: 'no fault at all' },
  {
    name: '429 once on every endpoint',
    faults: [
      ...PATHS.map((path) => get(path, { kind: 'status', status: 429 }, once)),
      post({ kind: 'status', status: 429 }, once),
    ],
    posts: 2,
  },
  {
    name: 'connections reset, once on each GET',
    faults: PATHS.map((path) => get(path, { kind: 'reset' }, once)),
  },
  {
    name: 'a batch body of unknown shape, made good by the run list',
    rewrite: ({ path, body }) => (path.includes('/batches/') ? { something: 'else' } : body),
  },
  { name: 'results that come after the status', play: { resultsLag: 700 } },
  {
    name: 'a launch accepted, its answer lost',
    faults: [post({ kind: 'reset-after-accept' })],
    says: 'a batch may have been started',
  },
  {
    name: 'a launch answered with 500',
    faults: [post({ kind: 'status', status: 500 })],
    says: 'a batch may have been started',
  },
  {
    name: 'answers that never end',
    faults: [get('/runs/*', { kind: 'stall' })],
    says: 'did not finish',
  },
  {
    name: 'an error envelope under HTTP 200 for a run',
    faults: [get('/runs/*', { kind: 'envelope-error', error: 'INTERNAL', message: 'no' })],
    says: 'INTERNAL: no',
  },
  {
    name: 'a scenario list of unknown shape',
    rewrite: ({ path, body }) =>
      path.endsWith('/scenarios') ? { data: { items: [] }, errors: null } : body,
    posts: 0,
    says: 'has an unknown shape',
  },
  {
    name: 'a run missing from the batch',
    rewrite: ({ path, body }) => {
      if (path.includes('/batches/')) body.data.runs.pop()
    },
    says: 'Bland returned no run for this scenario',
  },
  {
    name: 'a foreign run in the batch',
    rewrite: ({ path, body }) => {
      if (!path.includes('/batches/') || body.data.runs.length === 0) return
      body.data.runs.push({ ...body.data.runs[0], id: 'foreign', scenario_id: 'foreign' })
    },
    says: 'a scenario that nobody asked for',
  },
]

async function startMocks() {
  const mocks = await Promise.all(
    rows.map(({ play, faults, rewrite }) =>
      startBlandMock({
        scenarios: [scenario('Booking', { takes: 300, ...play })],
        ...(faults ? { faults } : {}),
        ...(rewrite ? { rewrite } : {}),
      }),
    ),
  )
  const close = async () => void (await Promise.all(mocks.map((mock) => mock.close())))
  return { mocks, [Symbol.asyncDispose]: close }
}

test('twelve suites meet a fault each: those it passes are green, the others red, all in one run', async () => {
  await using started = await startMocks()
  const { mocks } = started
  const options = 'settleTimeout: 1500, timeout: 5000'
  const specs = mocks.map((mock, index): [string, string] => [
    `${String.fromCodePoint(97 + index)}.spec.ts`,
    specFile(`${index}`, `baseUrl: '${mock.url}', ${options}`).replace('settleTimeout: 500, ', ''),
  ])
  await using project = await createPlaywrightProject({
    ...Object.fromEntries(specs),
    'playwright.config.ts': playwrightConfig('workers: 3'),
  })
  const { code, junit, native } = await project.playwright([], {
    BLAND_API_KEY: mocks[0]?.apiKey ?? '',
  })

  const found = rows.map(({ name, says = '' }, index) => {
    const suites = junit.suites.filter((one) => one.name.split('.')[0] === String(index))
    const red = suites.reduce((sum, { failures, errors }) => sum + failures + errors, 0)
    const messages = suites.flatMap(({ cases }) => cases.map(({ message }) => message))
    const tests = native.tests.filter(({ path }) => path[0] === String(index))
    return {
      name,
      xml: suites.length === 0 ? 'absent' : red > 0 ? 'red' : 'green',
      native: tests.some(({ state }) => state === 'failed') ? 'red' : 'green',
      posts: mocks[index]?.requests.filter(({ method }) => method === 'POST').length,
      says: messages.some((message) => message.includes(says)) ? says : messages,
    }
  })
  expect(found).toEqual(
    rows.map(({ name, posts = 1, says = '' }) => {
      const colour = says === '' ? 'green' : 'red'
      return { name, xml: colour, native: colour, posts, says }
    }),
  )
  expect(code).toBe(1)
})
