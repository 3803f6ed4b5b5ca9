/** From the end of a conversation to the end of its test, and what it takes to know. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import { createProject } from '../helpers/project.ts'
import { PATHWAY, scenario } from '../helpers/scripts.ts'
import type { Runner } from '../helpers/scripts.ts'
import { quantile } from './measure.ts'
import { atMost, record } from './rows.ts'

const scenarios = Array.from({ length: 20 }, (_, index) =>
  scenario(`Scenario ${index}`, { takes: 1000 + index * 987 }),
)
const suite = (runner: Runner, interval: number) =>
  `import { defineBlandSuite } from '@bland-suite/${runner}'\ndefineBlandSuite('Acme', { pathwayId: '${PATHWAY}', pollInterval: ${interval} })\n`

const CLOCK = `import { appendFileSync } from 'node:fs'
export default class {
  onTestCaseResult({ parent: { name } }) {
    appendFileSync('times.jsonl', JSON.stringify({ name, at: Date.now() }) + '\\n')
  }
}
`
const time = z.object({ name: z.string(), at: z.number() })
type Seen = readonly z.infer<typeof time>[]

/** When the first case of each scenario was shown. */
async function inVitest(interval: number, mock: BlandMock): Promise<Seen> {
  const files = { 'clock.mjs': CLOCK, 'a.test.ts': suite('vitest', interval) }
  await using project = await createProject(files)
  const running = project.start(['run', '--reporter=./clock.mjs'], mock.env)
  expect(await running.closed).toBe(0)
  const lines = (await project.read('times.jsonl')).trim().split('\n')
  return lines.map((line) => time.parse(JSON.parse(line)))
}

/** When the line of each run came. */
async function inPlaywright(interval: number, mock: BlandMock): Promise<Seen> {
  await using project = await createPlaywrightProject({
    'a.spec.ts': suite('playwright', interval),
  })
  const running = project.start(['test'], mock.env)
  const seen: z.infer<typeof time>[] = []
  running.child.stderr?.on('data', (chunk: Buffer) => {
    for (const [, name = ''] of chunk.toString().matchAll(/Bland: (Scenario \d+) ended after/gu))
      seen.push({ name, at: Date.now() })
  })
  expect(await running.closed).toBe(0)
  return seen
}

function lagsOf(seen: Seen, mock: BlandMock): readonly number[] {
  const ids = new Map(
    mock.launches.flatMap(({ runs }) => runs.map(({ run_id: id }, at) => [`Scenario ${at}`, id])),
  )
  const ends = [...ids].map(([name, id]) => [name, mock.runEnds.get(id) ?? 0] as const)
  return ends.map(([name, end]) => {
    const first = seen.filter((one) => one.name === name).map(({ at }) => at)
    expect(first.length).toBeGreaterThan(0)
    return Math.min(...first) - end
  })
}

interface Figures {
  readonly interval: number
  readonly p50: number
  readonly p95: number
  readonly requests: number
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

function told({ p50, p95, requests }: Figures): string {
  return `${seconds(p50)}, ${seconds(p95)}, ${requests} requests`
}

type Play = (interval: number, mock: BlandMock) => Promise<Seen>

async function lagging(play: Play, interval: number): Promise<Figures> {
  await using mock = await startBlandMock({ scenarios })
  const lags = lagsOf(await play(interval, mock), mock)
  const [p50, p95] = [quantile(lags, 0.5), quantile(lags, 0.95)]
  return { interval, p50, p95, requests: mock.requests.length }
}

test.each([
  { name: 'Vitest, to the end of the test', play: inVitest },
  { name: "Playwright, to the reporter's line", play: inPlaywright },
])('$name', { timeout: 300_000 }, async ({ name, play }) => {
  // At the same time, as they all but wait.
  const [ours, ...others] = await Promise.all([
    lagging(play, 2000),
    lagging(play, 5000),
    lagging(play, 30_000),
  ])
  for (const other of others) {
    record({
      table: 'lag',
      what: `${name}: median, 95th percentile`,
      ours: told(ours),
      peer: `${told(other)}, polling every ${seconds(other.interval)}`,
      ratio: ours.p95 / other.p95,
      goal: atMost(ours.p95 / 1000, 2.5, ' s'),
    })
  }
})
