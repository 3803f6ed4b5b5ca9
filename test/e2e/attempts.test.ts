/** The same world without `repeat`, with one attempt, and with several: what the front ends name, show and write. */
import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { createCli } from '../helpers/cli.ts'
import { startMocks } from '../helpers/mocks.ts'
import type { Mocks } from '../helpers/mocks.ts'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import { createProject } from '../helpers/project.ts'
import { advisory, PATHWAY, required } from '../helpers/scripts.ts'
import type { Runner } from '../helpers/scripts.ts'

const assertions = [required('is polite'), advisory('is brief')]
const WORLD = {
  scenarios: [
    {
      name: 'Booking',
      assertions,
      play: { takes: 50, attempts: [{ results: { 0: 'fail' } }, {}, {}] },
    },
    { name: 'Hours', assertions, play: { takes: 50, results: { 1: 'fail' } } },
  ],
} as const

/** The suites: the option in a file, and the flags. */
const SUITES = {
  Plain: ['', []],
  Once: ["repeat: { times: 1, pass: 'all' }", ['--repeat', '1', '--repeat-pass', 'all']],
  Confirmed: [
    "repeat: { times: 3, pass: { atLeast: 2 }, when: 'failed' }",
    ['--repeat', '3', '--repeat-pass', '2', '--repeat-when', 'failed'],
  ],
} as const

type Name = keyof typeof SUITES
const NAMES = ['Plain', 'Once', 'Confirmed'] as const

function startAll(): Promise<Mocks> {
  return startMocks(NAMES.map(() => WORLD))
}

function fileFor(runner: Runner, { all }: Mocks): string {
  const common = `pathwayId: '${PATHWAY}', pollInterval: 150, settleTimeout: 1200`
  const suites = NAMES.map((name, index) => {
    const own = `baseUrl: '${all[index]?.url}', ${common}, ${SUITES[name][0]}`
    return `defineBlandSuite('${name}', { ${own} })`
  })
  return [`import { defineBlandSuite } from '@bland-suite/${runner}'`, ...suites, ''].join('\n')
}

/** What a front end wrote of one suite, and how it named its tests, steps or lines. */
interface Told {
  /** Without the name of the suite, times, hosts and places. */
  readonly xml: string
  /** The titles of the scenarios and cases, with what identifies them, from `report.json`. */
  readonly keys: unknown
  readonly titles: readonly string[]
}

/** What a front end told of all suites, and what its own reporter shows. */
interface Front {
  readonly suites: Readonly<Record<Name, Told>>
  readonly shown: string
}

const report = z.object({
  runs: z.array(
    z.object({
      suite: z.string(),
      scenario: z.string(),
      scenarioId: z.string(),
      cases: z.array(z.object({ kind: z.string(), id: z.string(), title: z.string() })),
    }),
  ),
})

function tell(name: Name, xml: string, json: string, titles: readonly string[]): Told {
  const parts = xml.match(/<testsuite [\s\S]*?<\/testsuite>/gu) ?? []
  const own = parts.filter((part) => part.includes(`name="${name}.`)).join('\n')
  const { runs } = report.parse(JSON.parse(json))
  return {
    xml: own
      .replaceAll(/ (?:file|line|time|timestamp|hostname|id)="[^"]*"/gu, '')
      .replaceAll(`"${name}.`, '"'),
    keys: runs.flatMap(({ suite, ...run }) => (suite === name ? [run] : [])),
    titles: titles.filter((title) => title.startsWith(`${name} `)).map(withoutFirstWord),
  }
}

function withoutFirstWord(title: string): string {
  return title.replace(/^\S+ /u, '')
}

function tellAll(told: (name: Name) => Told): Front['suites'] {
  return { Plain: told('Plain'), Once: told('Once'), Confirmed: told('Confirmed') }
}

const KEY = { BLAND_API_KEY: 'mock-key' }

async function playVitest(): Promise<Front> {
  await using mocks = await startAll()
  await using project = await createProject({
    'a.test.ts': fileFor('vitest', mocks),
    'vitest.config.ts': `export default { test: { reporters: ['verbose', '@bland-suite/vitest/reporter', ['json', { outputFile: 'vitest.json' }]] } }`,
  })
  const { xml, native, output } = await project.vitest([], KEY)
  const json = await project.read('bland-report/report.json')
  const titles = native.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName }) => fullName),
  )
  return { suites: tellAll((name) => tell(name, xml, json, titles)), shown: output }
}

async function playPlaywright(): Promise<Front> {
  await using mocks = await startAll()
  await using project = await createPlaywrightProject({
    'a.spec.ts': fileFor('playwright', mocks),
    'playwright.config.ts': `export default { reporter: [['@bland-suite/playwright/reporter'], ['./native-reporter.mjs'], ['json', { outputFile: 'shown.json' }]] }`,
  })
  const { xml, native } = await project.playwright([], KEY)
  const json = await project.read('bland-report/report.json')
  const titles = native.tests.flatMap(({ path, steps }) =>
    [{ title: '' }, ...steps].map(({ title }) => [...path, title].join(' ')),
  )
  const shown = await project.read('shown.json')
  return { suites: tellAll((name) => tell(name, xml, json, titles)), shown }
}

async function playCommand(name: Name): Promise<Told> {
  await using mocks = await startMocks([WORLD])
  await using cli = await createCli()
  const [mock] = mocks.all
  const timing = ['--poll-interval', '150', '--settle-timeout', '1200']
  const flags = ['--pathway-id', PATHWAY, '--suite-name', name, ...timing, ...SUITES[name][1]]
  const { xml, stdout } = await cli.run(['run', ...flags], { ...KEY, ...mock?.env })
  const json = await cli.read('bland-report/report.json')
  const lines = [...stdout.matchAll(/^ [✓✗!-] (?<title>.+)$/gmu)]
  return tell(
    name,
    xml,
    json,
    lines.map(({ groups }) => `${name} ${groups?.['title']}`),
  )
}

async function playCommands(): Promise<Front> {
  const [Plain, Once, Confirmed] = await Promise.all([
    playCommand('Plain'),
    playCommand('Once'),
    playCommand('Confirmed'),
  ])
  return { suites: { Plain, Once, Confirmed }, shown: '' }
}

/** Plays once for all tests that ask. */
function once(play: () => Promise<Front>): () => Promise<Front> {
  let played: Promise<Front> | undefined
  return () => (played ??= play())
}

const FRONTS = [
  ['Vitest', once(playVitest)],
  ['Playwright', once(playPlaywright)],
  ['the command line', once(playCommands)],
] as const

/** The names of suites and cases, as the readers of the XML group them. */
function namesIn(xml: string): readonly string[] {
  return xml.match(/(?<=<test(?:suite|case) )name="[^"]*"(?: classname="[^"]*")?/gu) ?? []
}

describe.for(FRONTS)('in %s', ([_front, played]) => {
  test('one attempt writes the XML of none, but for the two properties of attempts', async () => {
    const { Plain, Once } = (await played()).suites
    const ofAttempts = /\n *<property name="bland\.(?:attempts|run_ids)" [^>]*>/gu
    expect(Plain.xml).toContain('<failure message="')
    expect(Plain.xml).not.toMatch(ofAttempts)
    expect(Once.xml.match(ofAttempts)).toHaveLength(4)
    expect(Once.xml.replaceAll(ofAttempts, '')).toBe(Plain.xml)
  })

  test('titles, class names and keys are the same without `repeat`, with one attempt and with three', async () => {
    const { Plain, Once, Confirmed } = (await played()).suites
    expect(namesIn(Plain.xml)).toHaveLength(8)
    expect(Plain.titles.length).toBeGreaterThanOrEqual(6)
    for (const { xml, keys, titles } of [Once, Confirmed]) {
      expect(namesIn(xml)).toEqual(namesIn(Plain.xml))
      expect(keys).toEqual(Plain.keys)
      expect(titles.toSorted()).toEqual(Plain.titles.toSorted())
    }
  })
})

const NOTE = 'is polite: 2 of at most 3 attempts passed, 1 failed'

describe('a flaky case is annotated', () => {
  test('in what Vitest prints', async () => {
    const [[, played]] = FRONTS
    const { shown } = await played()
    expect(shown).toMatch(new RegExp(`❯ flaky\\s+↳ ${NOTE}`, 'u'))
    expect(shown.match(/❯ flaky/gu)).toHaveLength(1)
  })

  test('in the JSON of Playwright', async () => {
    const [, [, played]] = FRONTS
    const found: unknown[] = []
    const keep = (_key: string, value: unknown): unknown => {
      if (isFlaky(value)) found.push(value)
      return value
    }
    JSON.parse((await played()).shown, keep)
    // Playwright lists it with the test, and with its result.
    expect(found).toEqual(Array.from({ length: 2 }, () => ({ type: 'flaky', description: NOTE })))
  })
})

function isFlaky(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'flaky'
}
