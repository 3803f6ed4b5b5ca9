/** The reporter leads: workers come and go, and Bland sees one client. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { scenario, specFile } from '../../helpers/scripts.ts'

const SECOND = `['@bland-suite/playwright/reporter', { junit: 'second.xml', summary: false }]`

function callsOf({ requests }: BlandMock, path: RegExp): number {
  return requests.filter((request) => path.test(request.path)).length
}

test.concurrent(
  'four workers, their restarts and a second entry of the reporter ask Bland no more than one worker does',
  async () => {
    const scenarios = [
      scenario('Rude', { takes: 500, results: { 0: 'fail' } }),
      scenario('Long', { takes: 3000 }),
    ]
    const count = async (projects: string, workers: number) => {
      await using mock = await startBlandMock({ scenarios })
      await using project = await createPlaywrightProject({
        'a.spec.ts': specFile('Acme'),
        'tmp/.keep': '',
        'playwright.config.ts': playwrightConfig(
          `timeout: 1000, retries: 2, projects: [...'${projects}'].map((name) => ({ name }))`,
          `'@bland-suite/playwright/reporter'], ${SECOND}, ['./native-reporter.mjs'`,
        ),
      })
      const tmp = join(project.dir, 'tmp')
      const env = { ...mock.env, TMPDIR: tmp }
      const run = await project.playwright([`--workers=${workers}`], env)
      expect(run.code).toBe(1)
      expect(readdirSync(tmp).filter((name) => name.startsWith('bland-suite'))).toEqual([])
      expect(await project.read('second.xml')).toBe(run.xml)
      const { failures, errors, skipped } = run.junit
      expect([failures, errors, skipped]).toEqual([projects.length, 0, 0])
      return {
        posts: mock.launches.length,
        lists: callsOf(mock, /\/scenarios$/u),
        polls: callsOf(mock, /\/batches\//u),
        reads: callsOf(mock, /\/runs\//u),
        workers: new Set(run.native.tests.map(({ worker }) => worker)).size,
      }
    }
    const one = await count('a', 1)
    const four = await count('abcd', 4)
    expect(one).toMatchObject({ posts: 1, lists: 1 })
    expect(four).toMatchObject({ posts: 1, lists: 1 })
    expect(one.workers).toBe(2)
    expect(four.workers).toBeGreaterThan(4)
    expect(four.reads).toBeLessThanOrEqual(one.reads + 1)
    // One poller looks every 100 ms while the longer run goes on, for 3 s; four would look four times as often.
    expect(Math.max(one.polls, four.polls)).toBeLessThanOrEqual(36)
  },
)

test.concurrent(
  'an API that is back when a worker starts anew changes no title and no failure',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking')],
      faults: [
        { match: { path: '/scenarios' }, times: 1, answer: { kind: 'status', status: 403 } },
      ],
    })
    await using project = await createPlaywrightProject({
      'a.spec.ts': `${specFile('Acme')}
import { test } from '@playwright/test'
test('fails', () => { throw new Error('a reason to start anew') })
${specFile('Other').replace(/^import.*/u, '')}
`,
    })
    const { code, junit, native, output } = await project.playwright([], mock.env)
    expect(statesOf(junit)).toEqual([
      'Acme › suite starts: errored',
      'Other.Booking › run completes: passed',
      'Other.Booking › is polite: passed',
    ])
    expect(native.tests.map(({ path, state }) => [path.at(-1), state])).toEqual([
      ['suite starts', 'failed'],
      ['fails', 'failed'],
      ['Booking', 'passed'],
      ['batch is consistent', 'passed'],
    ])
    expect(output).not.toContain('Test not found')
    expect(callsOf(mock, /\/scenarios$/u)).toBe(2)
    expect(code).toBe(1)
  },
)

const DEPLOY = `import { test } from '@playwright/test'
import { existsSync, writeFileSync } from 'node:fs'
test('deploys', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  if (existsSync('broken')) throw new Error('no deploy')
  writeFileSync('deployed', String(Date.now()))
})
`
const DEPENDING = playwrightConfig(`projects: [
  { name: 'deploy', testMatch: 'deploy.setup.ts' },
  { name: 'bland', testMatch: '*.spec.ts', dependencies: ['deploy'] },
]`)

test.concurrent(
  'a batch starts after the projects it depends on and the hooks before it, and not where they fail',
  async () => {
    const posted: number[] = []
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking')],
      onRequest: ({ method }) => void (method === 'POST' && posted.push(Date.now())),
    })
    await using project = await createPlaywrightProject({
      'deploy.setup.ts': DEPLOY,
      'a.spec.ts': `${specFile('Acme')}
import { test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
test.beforeAll(async () => {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  writeFileSync('prepared', String(Date.now()))
})
`,
      'b.spec.ts': `${specFile('Unprepared')}
import { test } from '@playwright/test'
test.beforeAll(() => { throw new Error('no set-up') })
`,
      'playwright.config.ts': DEPENDING,
    })
    const { code, junit } = await project.playwright([], mock.env)
    expect(posted).toHaveLength(1)
    expect(posted[0]).toBeGreaterThan(Number(await project.read('deployed')))
    expect(posted[0]).toBeGreaterThanOrEqual(Number(await project.read('prepared')))
    expect(statesOf(junit)).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: passed',
      'Unprepared.Booking › run completes: errored',
      'Unprepared.Booking › is polite: errored',
      'Unprepared › batch is consistent: errored',
    ])
    expect(code).toBe(1)

    await project.write('broken', '')
    const failed = await project.playwright([], mock.env)
    expect(mock.launches).toHaveLength(1)
    expect(failed.junit.tests).toBe(6)
    expect(statesOf(failed.junit).every((line) => line.endsWith('errored'))).toBe(true)
    expect(failed.code).toBe(1)
  },
)

test.concurrent.each([
  { filter: 'no filter', args: ['--workers=4'], tests: 9 },
  { filter: 'a filter', args: ['--workers=1', '-g', 'Transfer', '--project=b'], tests: 1 },
])(
  'without our reporter, one test fails and says what to add: $filter',
  async ({ args, tests }) => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking'), scenario('Transfer')],
    })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
      'playwright.config.ts': playwrightConfig(
        `projects: ['a', 'b', 'c'].map((name) => ({ name }))`,
      ),
    })
    const { code, native, output } = await project.playwright(
      ['--reporter=list,./native-reporter.mjs', ...args],
      mock.env,
    )
    const states = native.tests.map(({ state }) => state).toSorted()
    expect(states).toEqual(['failed', ...Array.from({ length: tests - 1 }, () => 'skipped')])
    expect(output).toContain("Add ['@bland-suite/playwright/reporter'] to `reporter`")
    expect(mock.requests.map(({ method }) => method)).toEqual(['GET'])
    expect(code).toBe(1)
  },
)
