/** The tree: `npm run lint:layout` checks its arrows, and these tests check that it sees them. */
import { mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import readConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config'
import type { ICruiseResult } from 'dependency-cruiser'
import { describe, expect, test } from 'vitest'
import { aFolder } from './helpers/folder.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TREES = ['src', 'packages/mock/src', 'packages/vitest/src', 'packages/playwright/src']

function filesBelow(tree: string): readonly string[] {
  const entries = readdirSync(join(ROOT, tree), { recursive: true, encoding: 'utf8' })
  return entries.filter((path) => path.endsWith('.ts')).map((path) => join(tree, path))
}

async function look(place: string, trees: readonly string[]): Promise<ICruiseResult> {
  const { options, forbidden = [] } = await readConfiguration(join(ROOT, 'scripts/layout.mjs'))
  const rules = { ...options, baseDir: place, validate: true, ruleSet: { forbidden } }
  const { output } = await cruise([...trees], rules)
  if (typeof output === 'string') throw new Error(output)
  return output
}

function brokenRules({ summary }: ICruiseResult): readonly string[] {
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].toSorted()
}

describe('the packages', () => {
  test.each([
    'packages/vitest',
    'test',
    'examples/vitest',
    'packages/playwright',
    'examples/playwright',
  ])('find bland-suite in this repository: %s', (workspace) => {
    const require = createRequire(pathToFileURL(join(ROOT, workspace, 'package.json')))
    const found = dirname(require.resolve('bland-suite/package.json'))
    expect(realpathSync(found)).toBe(realpathSync(ROOT))
  })
})

describe('the tree', () => {
  test.each(TREES)('has at most 12 files in each folder of %s', (tree) => {
    const folders = filesBelow(tree).map(dirname)
    const crowded = folders.filter((one) => folders.filter((other) => other === one).length > 12)
    expect([...new Set(crowded)]).toEqual([])
  })

  test('is read whole, and breaks no rule', async () => {
    const seen = await look(ROOT, TREES)
    const read = new Set(seen.modules.map(({ source }) => source))
    expect(TREES.flatMap(filesBelow).filter((file) => !read.has(file))).toEqual([])
    expect(brokenRules(seen)).toEqual([])
  })
})

async function broken(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using folder = await aFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(folder.file(path)), { recursive: true })
    writeFileSync(folder.file(path), text)
  }
  return brokenRules(await look(folder.path, ['src']))
}

describe('the rules', () => {
  test('find a circle of files that import types alone', async () => {
    const files = {
      'src/model/run.ts': `import type { B } from './batch.ts'\nexport type A = B | null`,
      'src/model/batch.ts': `import type { A } from './run.ts'\nexport type B = A | 1`,
    }
    expect(await broken(files)).toContain('no-circle-of-files')
  })

  test('find a circle of folders in which no two files import each other', async () => {
    const files = {
      'src/report/html/a.ts': `export * from '../text/b.ts'`,
      'src/report/text/b.ts': `export const b = 1`,
      'src/report/text/c.ts': `export type { D } from '../html/d.ts'`,
      'src/report/html/d.ts': `export type D = 1`,
    }
    expect(await broken(files)).toEqual(['no-circle-of-folders'])
  })

  test('find an arrow that points upwards, though it is a type', async () => {
    const files = {
      'src/model/run.ts': `import type { S } from '../session/session.ts'\nexport type A = S`,
      'src/session/session.ts': `export type S = 1`,
    }
    expect(await broken(files)).toEqual(['model-imports-from-above'])
  })

  test('find a verdict that reads a file, by whatever way', async () => {
    const files = {
      'src/verdict/judge.ts': `import { read } from '../util/read.ts'\nexport const a = read`,
      'src/util/read.ts': `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`,
    }
    expect(await broken(files)).toEqual(['pure-rooms-reach-nothing-outside'])
  })
})
