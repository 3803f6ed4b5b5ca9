/**
 * Every batch that a test knows, reported by Vitest and by Playwright in both of its forms: the XML is the
 * same, and what each runner itself says of a test or step agrees with it. Many batches share a process,
 * as starting one is what costs.
 */
import type { BlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { JUnitReport } from '../helpers/junit.ts'
import { startMocks } from '../helpers/mocks.ts'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import type { PlaywrightRun } from '../helpers/playwright-project.ts'
import { createProject } from '../helpers/project.ts'
import { batches } from './tables/batches.ts'
import type { BatchRow } from './tables/batches.ts'

type Lane = 'vitest' | 'run' | 'case'

/** What a lane made of a batch. */
interface Outcome {
  readonly suites: JUnitReport['suites']
  /** `title: state`, in the runner's own words, without the scenarios' own tests. */
  readonly native: readonly string[]
  readonly posts: number
  readonly code: number | null
  readonly xml: string
}

function nameOf(index: number): string {
  return `Row ${index}`
}

function fileOf(rows: readonly BatchRow[], mocks: readonly BlandMock[], lane: Lane): string {
  const runner = lane === 'vitest' ? 'vitest' : 'playwright'
  const more = lane === 'case' ? ", granularity: 'case'" : ''
  const suites = rows.map(
    ({ options }, index) =>
      `defineBlandSuite('${nameOf(index)}', { ${options}, baseUrl: '${mocks[index]?.url}'${more} })`,
  )
  return `import { defineBlandSuite } from '@bland-suite/${runner}'\n\n${suites.join('\n')}\n`
}

/** Plays the rows in one process of the runner. */
async function play(rows: readonly BatchRow[], lane: Lane): Promise<readonly Outcome[]> {
  await using mocks = await startMocks(rows.map(({ mock }) => mock()))
  const { all: started } = mocks
  const file = fileOf(rows, started, lane)
  const env = { BLAND_API_KEY: started[0]?.apiKey ?? '' }
  const { junit, code, xml, native } = await (lane === 'vitest'
    ? playVitest(file, env)
    : playPlaywright(file, env))
  return rows.map((_, index) => {
    const name = nameOf(index)
    const isOwn = (path: string) => path === name || path.startsWith(`${name}.`)
    return {
      suites: junit.suites.filter((suite) => isOwn(suite.name)),
      native: native.filter(([suite]) => suite === name).map(([, told]) => told),
      posts: (started[index]?.requests ?? []).filter(({ method }) => method === 'POST').length,
      code,
      xml,
    }
  })
}

type Told = readonly (readonly [suite: string, told: string])[]

async function playVitest(file: string, env: Record<string, string>) {
  await using project = await createProject({ 'a.test.ts': file })
  const { junit, code, xml, native } = await project.vitest([], env)
  const words: Readonly<Record<string, string>> = { pending: 'skipped' }
  const told: Told = native.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, title, status }) => [
      /^Row \d+/u.exec(fullName)?.[0] ?? '',
      `${title}: ${words[status] ?? status}`,
    ]),
  )
  return { junit, code, xml, native: told }
}

async function playPlaywright(file: string, env: Record<string, string>) {
  await using project = await createPlaywrightProject({ 'a.spec.ts': file })
  const { junit, code, xml, native } = await project.playwright([], env)
  return { junit, code, xml, native: native.tests.flatMap(tell) }
}

/** A test without steps, or its steps: one of them is red where, and only where, the test is. */
function tell({ path, state, steps, errors }: PlaywrightRun['native']['tests'][number]): Told {
  const [suite = ''] = path
  if (steps.length === 0) return [[suite, `${path.at(-1)}: ${state}`]]
  const red = steps.filter((step) => step.state === 'failed')
  expect(errors).toHaveLength(red.length)
  expect(state === 'failed').toBe(red.length > 0)
  return steps.map((step) => [suite, `${step.title}: ${step.state}`])
}

/** What differs between any two plays of a batch: times, hosts, places, and paths of kept answers. */
function comparable(suites: Outcome['suites']) {
  return suites.map(({ time: _time, id: _id, timestamp: _at, hostname: _host, ...suite }) => ({
    ...suite,
    cases: suite.cases.map(({ time: _t, file: _f, line: _l, ...one }) => ({
      ...one,
      message: plain(one.message),
      text: plain(one.text),
    })),
  }))
}

function plain(text: string): string {
  return text
    .replaceAll(/127\.0\.0\.1:\d+/gu, '<host>')
    .replaceAll(/after \d+ s/gu, 'after <time>')
    .replaceAll(/kept in \S+/gu, 'kept in <path>')
}

function statesIn(suites: Outcome['suites']): readonly string[] {
  return suites.flatMap(({ cases }) =>
    cases.map(({ name, state }) => `${name}: ${state === 'errored' ? 'failed' : state}`),
  )
}

const SIZE = 10

/** Each failed test costs Playwright a new worker: the whole table is for `npm run test:parity`. */
const isWhole = process.env['BLAND_PARITY'] === 'all'
const chosen = batches.filter(({ isCommon }, index) => isWhole || isCommon || index % 4 === 0)

const groups = (['green', 'red'] as const).flatMap((colour) => {
  const rows = chosen.filter((row) => row.colour === colour)
  return Array.from({ length: Math.ceil(rows.length / SIZE) }, (_, index) => {
    const part = rows.slice(index * SIZE, (index + 1) * SIZE)
    return { colour, part, names: part.map(({ name }) => name).join('; ') }
  })
})

describe.each(groups)('$colour: $names', ({ part, colour }) => {
  test('are reported alike', { timeout: 300_000 }, async () => {
    const [vitest = [], run = [], byCase = []] = await Promise.all(
      (['vitest', 'run', 'case'] as const).map((lane) => play(part, lane)),
    )
    part.forEach((row, index) => {
      const lanes = [vitest[index], run[index], byCase[index]].filter((one) => one !== undefined)
      expect(lanes, row.name).toHaveLength(3)
      for (const one of lanes) expectTold(row, one)
      const [first, ...others] = lanes.map(({ suites }) => comparable(suites))
      for (const other of others) expect(other, row.name).toEqual(first)
      expect(lanes.map(({ code }) => code)).toEqual(Array(3).fill(colour === 'red' ? 1 : 0))
    })
  })
})

function expectTold({ name, colour, posts = 1, says = 'bland-suite' }: BatchRow, one: Outcome) {
  const failures = one.suites.reduce((sum, suite) => sum + suite.failures + suite.errors, 0)
  expect(one.suites.length, name).toBeGreaterThan(0)
  expect(failures > 0 ? 'red' : 'green', name).toBe(colour)
  expect(one.posts, name).toBe(posts)
  expect(one.xml, name).toContain(says)
  // The case that is left out of the XML while it passes.
  const shown = one.native.filter((told) => told !== 'batch is consistent: passed')
  expect([...shown].toSorted(), name).toEqual([...statesIn(one.suites)].toSorted())
}
