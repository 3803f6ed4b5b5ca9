/** The types as strangers compile them: every entry, and wrong uses, which the fixtures expect to be errors. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeAll, expect, inject, test } from 'vitest'
import { declareNames } from '../../src/plan/snapshot/declare-names.ts'
import { BY_NPM, installed } from './installation.ts'
import { createStranger } from './stranger.ts'

const require = createRequire(import.meta.url)
const stranger = createStranger(`${BY_NPM}/types`)

beforeAll(async () => {
  stranger.write({ 'package.json': '{ "private": true, "type": "module" }' })
  stranger.copy('types')
  // What a check's `expect` knows is the same in both runners.
  const matchers = readFileSync(join(stranger.dir, 'matchers.ts'), 'utf8')
  // So are the names of scenarios.
  const names = readFileSync(join(stranger.dir, 'names.ts'), 'utf8')
  stranger.write({
    'matchers-playwright.ts': matchers.replace('suite/vitest', 'suite/playwright'),
    'names-playwright.ts': names.replaceAll('suite/vitest', 'suite/playwright'),
    'acme.d.ts': declareNames('Acme', [{ name: 'Refund' }, { name: 'Booking' }]),
    // Another suite of this name adds its scenarios.
    'acme-too.d.ts': declareNames('Acme', [{ name: 'Transfer' }, { name: 'Refund' }]),
    'globex.d.ts': declareNames('Globex', [{ name: '“Late” night' }]),
  })
  await installed(inject('outside'))
}, 60_000)

const NODE = '--module nodenext'
const BUNDLER = '--module esnext --moduleResolution bundler'
/** Without `exports`: TypeScript's default for CommonJS up to 5.8, and not in 7. */
const NODE10 = '--module commonjs --moduleResolution node10'

interface Row {
  readonly version: string
  readonly compiler: string
  readonly options: string
  readonly project?: string
}

// The declarations of all packages are checked once by each compiler, which takes the most time by far;
// the second row of each resolves them otherwise, and checks how they are used.
const rows: readonly Row[] = [
  { version: '5.8.3', compiler: 'typescript-5.8', options: NODE },
  { version: '5.8.3', compiler: 'typescript-5.8', options: `${NODE10} --skipLibCheck` },
  {
    version: '5.8.3',
    compiler: 'typescript-5.8',
    options: '--module node16 --skipLibCheck',
    // There a CommonJS module cannot import any ES module.
    project: 'tsconfig.modules.json',
  },
  { version: '7.0.2', compiler: 'typescript', options: BUNDLER },
  { version: '7.0.2', compiler: 'typescript', options: `${NODE} --skipLibCheck` },
]

test.concurrent.each(rows)(
  'TypeScript $version, strict, with $options, takes right uses and refuses wrong ones',
  async ({ version, compiler, options, project = '.' }) => {
    const manifest = require.resolve(`${compiler}/package.json`)
    expect(readFileSync(manifest, 'utf8')).toContain(`"version": "${version}"`)
    const { output } = await stranger.type(
      `node ${dirname(manifest)}/bin/tsc --project ${project} ${options}`,
    )
    // Of the wrong uses one is right, which a compiler that looks at them has to say.
    expect(output).toBe("planted.ts(2,1): error TS2578: Unused '@ts-expect-error' directive.\n")
  },
)
