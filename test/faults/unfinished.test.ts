/** What has not ended says why, and whether anything was started; and where reports and paths are. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { playIn } from '../helpers/either-runner.ts'
import { parseJUnit } from '../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../helpers/playwright-project.ts'
import { createProject } from '../helpers/project.ts'
import { scenario, specFile, suiteFile } from '../helpers/scripts.ts'

const WORLD = { scenarios: [scenario('Refund')] }

const THROWS = {
  vitest: `import { beforeAll } from 'vitest'
describe('desk', () => { beforeAll(() => { throw new Error('no database') }); suite('Acme') })`,
  playwright: `describe('desk', () => { test.beforeAll(() => { throw new Error('no database') }); suite('Acme') })`,
}
const FIRST = "test('adds up', () => { throw new Error('it does not') })\nsuite('Acme')"
const ENOUGH = {
  vitest: { args: ['--bail', '1'], why: 'Vitest ends a run after 1 failure (bail)' },
  playwright: { args: ['-x'], why: 'Playwright ends a run after 1 failure (maxFailures)' },
}

describe.concurrent.each(['vitest', 'playwright'] as const)('in %s', (runner) => {
  test('a beforeAll that throws is the reason, and nothing was started', async () => {
    await using mock = await startBlandMock(WORLD)
    const { code, junit } = await playIn(runner, { a: THROWS[runner] }, { env: mock.env })
    expect(code).not.toBe(0)
    const messages = junit.suites.flatMap(({ cases }) => cases.map(({ message }) => message))
    expect(
      messages.some((one) => /not finished: .*no database; nothing was started/u.test(one ?? '')),
    ).toBe(true)
    expect(mock.launches).toEqual([])
  })

  test('the failure that ends the run is the reason', async () => {
    await using mock = await startBlandMock(WORLD)
    const { args, why } = ENOUGH[runner]
    const { code, junit } = await playIn(runner, { a: FIRST }, { env: mock.env, args })
    expect(code).not.toBe(0)
    const messages = junit.suites.flatMap(({ cases }) => cases.map(({ message }) => message))
    expect(messages).toContain(`not finished: ${why}; nothing was started`)
  })
})

test('a worker of Vitest that is killed is the reason', async () => {
  await using mock = await startBlandMock(WORLD)
  const dies = "test('dies', () => { process.kill(process.pid, 'SIGKILL') })\nsuite('Acme')"
  const { code, junit } = await playIn('vitest', { a: dies }, { env: mock.env })
  expect(code).not.toBe(0)
  const messages = junit.suites.flatMap(({ cases }) => cases.map(({ message }) => message))
  expect(messages.join('\n')).toMatch(
    /^not finished: something outside of tests failed: .+; nothing was started$/mu,
  )
})

test('a project that has failed is the reason for those that depend on it', async () => {
  await using mock = await startBlandMock(WORLD)
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme'),
    'deploy.setup.ts':
      "import { test } from '@playwright/test'\ntest('deploys', () => { throw new Error('no') })",
    'playwright.config.ts': playwrightConfig(
      "projects: [{ name: 'deploy', testMatch: 'deploy.setup.ts' }, { name: 'calls', dependencies: ['deploy'] }],",
    ),
  })
  const { junit } = await project.playwright([], mock.env)
  const messages = junit.suites.flatMap(({ cases }) => cases.map(({ message }) => message))
  expect(messages).toContain(
    'not finished: project “deploy”, which its own depends on, failed; nothing was started',
  )
})

describe('below another folder', () => {
  test('Vitest reports below its root, and paths are those of the checkout', async () => {
    await using mock = await startBlandMock(WORLD)
    await using project = await createProject({
      'agent/a.test.ts': suiteFile('Acme', "cassette: 'acme.bland.json'"),
      'agent/vitest.config.ts':
        "export default { test: { reporters: ['default', '@bland-suite/vitest/reporter'] } }",
    })
    const env = { ...mock.env, BLAND_CASSETTE: 'record' }
    const running = project.start(['run', '--root', 'agent'], env)
    expect(await running.closed, running.output()).toBe(0)
    expect(existsSync(join(project.dir, 'agent/acme.bland.json'))).toBe(true)
    const xml = readFileSync(join(project.dir, 'agent/bland-report/junit.xml'), 'utf8')
    expect(parseJUnit(xml).suites[0]?.cases[0]?.file).toBe('agent/a.test.ts')
  })

  test('Playwright reports beside its configuration, and paths are those of the checkout', async () => {
    await using mock = await startBlandMock(WORLD)
    await using project = await createPlaywrightProject({
      'agent/a.spec.ts': specFile('Acme', "cassette: 'acme.bland.json'"),
      'agent/playwright.config.ts': `export default { reporter: [['list'], ['@bland-suite/playwright/reporter']] }`,
    })
    const env = { ...mock.env, BLAND_CASSETTE: 'record' }
    const running = project.start(['test', '-c', 'agent/playwright.config.ts'], env)
    expect(await running.closed, running.output()).toBe(0)
    expect(existsSync(join(project.dir, 'agent/acme.bland.json'))).toBe(true)
    const xml = readFileSync(join(project.dir, 'agent/bland-report/junit.xml'), 'utf8')
    expect(parseJUnit(xml).suites[0]?.cases[0]?.file).toBe('agent/a.spec.ts')
  })

  test("Playwright's own folder is refused by name, and nothing is started", async () => {
    await using mock = await startBlandMock(WORLD)
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
      'playwright.config.ts': playwrightConfig(
        '',
        "'@bland-suite/playwright/reporter', { outDir: 'test-results/bland' }",
      ),
    })
    const { code, output } = await project.playwright([], mock.env)
    expect(code).not.toBe(0)
    expect(output).toContain('which Playwright uses for')
    expect(output).toContain('for its `outputDir`')
    expect(mock.launches).toEqual([])
  })
})
