/** Projects of strangers, each installed by another package manager or loaded in another way. */
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { z } from 'zod'
import { BY_NPM, installed } from './installation.ts'
import { createStranger } from './stranger.ts'
import type { Stranger } from './stranger.ts'
import { PINNED } from './versions.ts'

const require = createRequire(import.meta.url)
// Its only export is its package.json.
const PNPM = `node ${join(dirname(require.resolve('pnpm')), 'bin/pnpm.cjs')}`

/** Plays Acme Dental in both runners at the same time: not in one folder, which Playwright clears first. */
async function play(stranger: Stranger, bin: string) {
  await using mock = await stranger.startMock(`${bin}bland-mock --port 0 --speed 0.05`)
  const commands = { vitest: 'vitest run', playwright: 'playwright test' }
  const played = Object.entries(commands).map(async ([runner, command]) => {
    const { code, output } = await stranger.type(bin + command, mock.env)
    const said = /Cases .*\)/u.exec(output)?.[0] ?? output
    const { tests, failures, errors } = stranger.junit(`results/${runner}/junit.xml`)
    return [runner, { code, said, tests, failures, errors }]
  })
  return Object.fromEntries(await Promise.all(played))
}

/** With a check on each of three runs, of which one breaks a promise. */
const each = { code: 1, said: 'Cases 1 failed | 8 passed (9)', tests: 9, failures: 1, errors: 0 }
const PLAYED = { vitest: each, playwright: each }

/** Whether a file of this folder of the project could import the package. */
function canImport({ dir }: Stranger, folder: string, name: string): boolean {
  const file = join(realpathSync(join(dir, folder)), 'any.js')
  try {
    return createRequire(file).resolve(name) !== ''
  } catch {
    return false
  }
}

interface Tree {
  readonly version?: string | undefined
  readonly dependencies?: Readonly<Record<string, Tree>> | undefined
}

const treeSchema: z.ZodType<Tree> = z.object({
  version: z.string().optional(),
  get dependencies() {
    return z.record(z.string(), treeSchema).optional()
  },
})

/** The versions of each package that npm has installed, by its name. */
function versionsIn(
  { dependencies = {} }: Tree,
  known: Map<string, Set<string>> = new Map(),
): Map<string, Set<string>> {
  for (const [name, one] of Object.entries(dependencies)) {
    const versions = known.get(name) ?? new Set()
    // Named without a version: a peer that nobody has installed.
    if (one.version !== undefined) known.set(name, versions.add(one.version))
    versionsIn(one, known)
  }
  return known
}

const loaders = [
  { fixture: 'esm', what: 'ES modules' },
  { fixture: 'commonjs', what: 'CommonJS' },
]

test.concurrent.each(loaders)(
  'a project of $what that npm has installed loads every entry, and plays in both runners',
  async ({ fixture }) => {
    const stranger = createStranger(`${BY_NPM}/${fixture}`)
    stranger.copy(`consumers/${fixture}`)
    await installed(inject('outside'))
    expect(await stranger.type('node entries.js')).toEqual({
      code: 0,
      output: `createBlandClient: function
startBlandMock: function
defineBlandSuite: function
PlaywrightReporter: function
VitestReporter: function
`,
    })
    expect(await play(stranger, '../node_modules/.bin/')).toEqual(PLAYED)
  },
)

test.concurrent(
  'an audit of an installation sees the libraries that we use, each once',
  async () => {
    const stranger = createStranger(`${BY_NPM}/audited`)
    await installed(inject('outside'))
    const { output } = await stranger.type('npm ls --all --json --prefix ..')
    const versions = versionsIn(treeSchema.parse(JSON.parse(output)))
    const libraries = ['zod', 'ofetch', 'junit-report-builder', 'libphonenumber-js', 'commander']
    for (const name of libraries) expect([name, versions.get(name)?.size]).toEqual([name, 1])
  },
)

test.concurrent(
  'a project whose pnpm lets no package import what it does not declare plays in both runners',
  async () => {
    const stranger = createStranger('by-pnpm', {})
    stranger.copy('consumers/esm')
    const { 'bland-suite': core, ...others } = inject('tarballs')
    // What its registry does not have, the adapters get from here, if they declare it.
    const overrides = { 'bland-suite': `file:${core}` }
    const project = { private: true, type: 'module', pnpm: { overrides } }
    stranger.write({ 'package.json': JSON.stringify(project) })
    const runners = [PINNED.vitest, PINNED['@playwright/test']]
    const wanted = [...Object.values(others), ...runners].join(' ')
    const options = '--save-dev --prefer-offline --config.hoist=false'
    await stranger.install(`${PNPM} add ${options} ${wanted}`)
    const adapter = 'node_modules/@bland-suite/vitest'
    expect(canImport(stranger, adapter, 'bland-suite')).toBe(true)
    // The core declares it; the adapter and the project do not.
    expect(canImport(stranger, adapter, 'ofetch')).toBe(false)
    expect(canImport(stranger, '.', 'ofetch')).toBe(false)
    expect(await play(stranger, 'node_modules/.bin/')).toEqual(PLAYED)
  },
)
