/** `include: 'all'`: the XML has what the runner ran beside the suites of Bland. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../helpers/playwright-project.ts'
import { createProject } from '../helpers/project.ts'
import { scenario, specFile, suiteFile } from '../helpers/scripts.ts'

const scenarios = [scenario('Booking')]
const OPTIONS = `{ include: 'all' }`
const BLAND = ['Acme.Booking › run completes: passed', 'Acme.Booking › is polite: passed'] as const

test.concurrent(
  'in Vitest: every test of every file, the last attempt, and what kept tests from running',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'vitest.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: {
  includeTaskLocation: true,
  reporters: ['default', ['@bland-suite/vitest/reporter', ${OPTIONS}]],
} })
`,
      'a.test.ts': `${suiteFile('Acme')}
import { afterAll, test } from 'vitest'
test('stands beside', () => {})
afterAll(() => { throw new Error('no clean-up') })
`,
      'src/b.test.ts': `import { describe, expect, test } from 'vitest'
describe('cart', () => {
  describe('sums', () => {
    test('adds up', () => new Promise((resolve) => setTimeout(resolve, 60)))
    test('fails', () => expect({ sum: 1 }).toEqual({ sum: 2 }))
  })
  let tries = 0
  test('flaky', { retry: 2 }, () => { if (++tries < 3) throw new Error('not yet ' + tries) })
  test('hopeless', { retry: 1 }, () => { throw new Error('never') })
  test('waits', (ctx) => ctx.skip('no reason to'))
  test.skip('is off')
  test.todo('is to come')
  test.fails('known', () => { throw new Error('as known') })
})
`,
      'c.test.ts': `import './missing.ts'`,
      'd.test.ts': `import { beforeAll, test } from 'vitest'
beforeAll(() => { throw new Error('no set-up') })
test('is never begun', () => {})
`,
    })
    const { code, junit, output } = await project.vitest([], mock.env)
    expect(statesOf(junit)).toEqual([
      ...BLAND,
      'a_test_ts › hooks pass: errored',
      'a_test_ts › stands beside: passed',
      'c_test_ts › file loads: errored',
      'd_test_ts › is never begun: skipped',
      'd_test_ts › hooks pass: errored',
      'src/b_test_ts › cart › sums › adds up: passed',
      'src/b_test_ts › cart › sums › fails: failed',
      'src/b_test_ts › cart › flaky: passed',
      'src/b_test_ts › cart › hopeless: failed',
      'src/b_test_ts › cart › waits: skipped',
      'src/b_test_ts › cart › is off: skipped',
      'src/b_test_ts › cart › is to come: skipped',
      'src/b_test_ts › cart › known: passed',
    ])
    const cases = junit.suites.at(-1)?.cases ?? []
    const [slow, fails, flaky, hopeless, waits] = cases
    expect(Number(slow?.time)).toBeGreaterThan(0.05)
    expect(fails).toMatchObject({ file: 'src/b.test.ts', line: '5', type: 'test.failed' })
    expect(fails?.message).toBe('expected { sum: 1 } to deeply equal { sum: 2 }')
    expect(fails?.text).toMatch(
      /^AssertionError: [^]*- {3}"sum": 2[^]*at \S+ \(src\/b\.test\.ts:5:\d+\)$/u,
    )
    expect(flaky?.properties).toEqual({
      'test.attempts': '3',
      'test.attempt_1': 'not yet 1',
      'test.attempt_2': 'not yet 2',
    })
    expect(hopeless).toMatchObject({ message: 'never', properties: { 'test.attempts': '2' } })
    expect(waits?.message).toBe('no reason to')
    // What is told of Bland stays about Bland.
    expect(output).toMatch(/Cases 2 errored \| 2 passed \(4\)/u)
    expect(await project.read('bland-report/report.json')).not.toContain('adds up')
    expect(code).toBe(1)
  },
)

test.concurrent(
  'in Playwright: every test of every file and project, the last attempt, and what did not load',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createPlaywrightProject({
      'playwright.config.ts': playwrightConfig(
        `retries: 1, workers: 2, projects: [{ name: 'calls', testMatch: /a.spec/ }, { name: 'v1.0', testIgnore: /a.spec/ }, { name: 'v2', testMatch: /c.spec/ }],`,
        `'@bland-suite/playwright/reporter', ${OPTIONS}`,
      ),
      'a.spec.ts': `${specFile('Acme')}
import { test } from '@playwright/test'
test('stands beside', () => {})
`,
      'src/b.spec.ts': `import { expect, test } from '@playwright/test'
test.describe('cart', () => {
  test('adds up', () => new Promise((resolve) => setTimeout(resolve, 60)))
  test('fails', () => expect(1).toBe(2))
  test('flaky', ({}, info) => { if (info.retry === 0) throw new Error('not yet') })
  test('waits', () => test.skip(true, 'no reason to'))
  test('known', () => { test.fail(); throw new Error('as known') })
  test('too good', () => { test.fail() })
})
`,
      'src/c.spec.ts': `import { test } from '@playwright/test'
test('runs', () => {})
`,
    })
    const { code, junit, output } = await project.playwright([], mock.env)
    expect(statesOf(junit)).toEqual([
      ...BLAND,
      'a_spec_ts › stands beside: passed',
      'src/b_spec_ts › cart › adds up: passed',
      'src/b_spec_ts › cart › fails: failed',
      'src/b_spec_ts › cart › flaky: passed',
      'src/b_spec_ts › cart › waits: skipped',
      'src/b_spec_ts › cart › known: passed',
      'src/b_spec_ts › cart › too good: failed',
      'v1_0.src/c_spec_ts › runs: passed',
      'v2.src/c_spec_ts › runs: passed',
    ])
    const cases = junit.suites.find(({ name }) => name === 'src/b_spec_ts')?.cases ?? []
    const [slow, fails, flaky, waits, , tooGood] = cases
    expect(Number(slow?.time)).toBeGreaterThan(0.05)
    expect(fails).toMatchObject({
      file: 'src/b.spec.ts',
      line: '4',
      type: 'test.failed',
      message: 'expect(received).toBe(expected) // Object.is equality Expected: 2 Received: 1',
      text: expect.stringMatching(/^Error: [^]*Received: 1\n\s+at src\/b\.spec\.ts:4:\d+$/u),
      properties: expect.objectContaining({ 'test.attempts': '2' }),
    })
    const retried = { 'test.attempts': '2', 'test.attempt_1': 'not yet' }
    expect([flaky, waits, tooGood]).toMatchObject([
      { properties: retried },
      { message: 'no reason to' },
      { message: 'expected to fail, but passed' },
    ])
    expect(output).toMatch(/Cases 2 passed \(2\)/u)
    expect(code).toBe(1)

    await project.write('src/c.spec.ts', `import './missing.ts'`)
    const broken = await project.playwright(['src/'], mock.env)
    expect(statesOf(broken.junit)).toEqual(['playwright › no errors outside of tests: errored'])
    // It might have been a file of ours.
    expect(broken.output).toContain('Cases 1 errored')
    expect(mock.launches).toHaveLength(1)
  },
)
