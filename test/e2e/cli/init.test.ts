/** What `init` leaves in a folder: a suite that fails on the mock and then passes, by the commands that it prints. */
import { spawnSync } from 'node:child_process'
import { readMockScript, startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { CLI } from '../../helpers/cli.ts'
import { createFolder } from '../../helpers/folder.ts'
import type { Folder } from '../../helpers/folder.ts'
import { parseJUnit } from '../../helpers/junit.ts'
import { commandOf, MAIN } from '../../helpers/place.ts'
import { launch } from '../../helpers/running.ts'

/** The documentation plays the way from red to green too. */
const isWhole = process.env['BLAND_TESTS'] === 'long'

interface Kind {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly runs: 'vitest run' | 'playwright test'
  /** The folder in which the command is called. */
  readonly below?: string
  /** Does by hand what the command says. */
  readonly finish?: (folder: Folder) => Promise<void>
  /** How often the command is called. */
  readonly calls?: number
}

const manifest = (more: object): string => JSON.stringify({ private: true, ...more })
const vitest = { devDependencies: { vitest: '4' } }
const playwright = { devDependencies: { '@playwright/test': '1' } }

const KINDS: readonly Kind[] = [
  { name: 'nothing in it', files: {}, runs: 'vitest run' },
  {
    name: 'Playwright, whose tests have a folder',
    files: {
      'package.json': manifest(playwright),
      'playwright.config.ts': `import { defineConfig } from '@playwright/test'
export default defineConfig({ testDir: './e2e', reporter: 'list' })
`,
    },
    runs: 'playwright test',
    finish: async ({ read, write }) => {
      const config = await read('playwright.config.ts')
      const reporter = "reporter: [['list'], ['@bland-suite/playwright/reporter']],"
      const lines = `import { existsSync } from 'node:fs'\n${config.replace("reporter: 'list'", reporter)}`
      const load = "if (existsSync('.env')) process.loadEnvFile('.env')"
      await write(
        'playwright.config.ts',
        lines.replace('export default', `${load}\nexport default`),
      )
    },
  },
]

const MORE: readonly Kind[] = [
  {
    name: 'Vitest',
    files: { 'package.json': manifest({ type: 'module', ...vitest }) },
    runs: 'vitest run',
  },
  {
    name: 'Playwright',
    files: { 'package.json': manifest({ type: 'module', ...playwright }) },
    runs: 'playwright test',
  },
  {
    name: 'both runners',
    files: {
      'package.json': manifest({
        devDependencies: { ...vitest.devDependencies, '@playwright/test': '1' },
      }),
    },
    runs: 'vitest run',
  },
  {
    name: 'CommonJS and Playwright',
    files: { 'package.json': manifest({ type: 'commonjs', ...playwright }) },
    runs: 'playwright test',
  },
  {
    name: 'CommonJS and Vitest',
    files: { 'package.json': manifest({ type: 'commonjs', ...vitest }) },
    runs: 'vitest run',
  },
  {
    name: 'a package of a pnpm workspace',
    files: {
      'pnpm-workspace.yaml': 'packages: [packages/*]\n',
      'packages/agent/package.json': manifest(vitest),
    },
    below: 'packages/agent',
    runs: 'vitest run',
  },
  {
    name: 'a configuration of Vitest',
    files: {
      'package.json': manifest({ type: 'module', ...vitest }),
      'vite.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { pool: 'threads' } })
`,
    },
    runs: 'vitest run',
    finish: ({ write }) =>
      write(
        'vite.config.ts',
        `import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
if (existsSync('.env')) process.loadEnvFile('.env')
export default defineConfig({
  test: { pool: 'threads', reporters: ['tree', '@bland-suite/vitest/reporter'] },
})
`,
      ),
  },
  {
    name: 'a second call',
    files: { 'package.json': manifest({ type: 'module', ...vitest }) },
    runs: 'vitest run',
    calls: 2,
  },
]

test.concurrent.each([...KINDS, ...(isWhole ? MORE : [])])(
  'a folder with $name plays on the mock: red, and green when the script says so',
  async ({ files, runs, below = '.', finish, calls = 1 }) => {
    await using folder = await createFolder(files)
    const dir = `${folder.dir}/${below}`
    let told = ''
    for (let call = 0; call < calls; call += 1) {
      const args = [CLI, 'init']
      told = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' }).stdout
    }
    await finish?.(folder)
    expect(told).toContain(` ${runs}\n`)
    const script = `${below}/bland.mock.json`

    expect(await play(folder, { below, runs })).toMatchObject({ tests: 4, failures: 1, errors: 0 })
    if (!isWhole) return
    await folder.write(script, (await folder.read(script)).replace('"fail"', '"pass"'))
    expect(await play(folder, { below, runs })).toMatchObject({ tests: 4, failures: 0, errors: 0 })
  },
)

/** Plays the script as the next commands say, on another port. */
async function play(folder: Folder, { below, runs }: Required<Pick<Kind, 'below' | 'runs'>>) {
  const { scenarios, agents = [] } = readMockScript(`${folder.dir}/${below}/bland.mock.json`)
  await using mock = await startBlandMock({ scenarios, agents, speed: 0.1 })
  const example = await folder.read(`${below}/.env.example`)
  await folder.write(`${below}/.env`, example.replace('http://127.0.0.1:4010', mock.url))
  const [name = '', ...args] = runs.split(' ')
  const command = commandOf(MAIN, name === 'vitest' ? 'vitest' : '@playwright/test')
  const where = { dir: `${folder.dir}/${below}`, place: MAIN }
  const running = launch(where, [command, ...args])
  const code = await running.closed
  const xml = await folder.readAny(`${below}/bland-report/junit.xml`)
  expect(xml, running.output()).not.toBe('')
  expect(code, running.output()).toBe(xml.includes('<failure') ? 1 : 0)
  return parseJUnit(xml)
}
