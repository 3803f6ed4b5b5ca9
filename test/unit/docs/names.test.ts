/** Names that look like ours: the documentation has no others than the sources, and the sources no others than it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { VARIABLES } from '../../../src/options/variables.ts'
import { sectionsOf } from '../../helpers/page.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const CODES = sectionsOf(read('docs/troubleshooting.md')).map(({ heading }) => heading)
const DOCUMENTED = new Set([...Object.keys(VARIABLES), ...CODES])

/** The processes of one test run share it; users do not set it. */
const BETWEEN_PROCESSES = 'BLAND_SUITE_RUN'

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

function filesBelow(folder: string, end: string): readonly string[] {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => path.endsWith(end)).map((path) => join(folder, path))
}

function unknownIn(paths: readonly string[]): readonly string[] {
  const names = paths.flatMap((path) => read(path).match(/\bBLAND_[A-Z_]*[A-Z]\b/gu) ?? [])
  return [...new Set(names)].filter((name) => !DOCUMENTED.has(name))
}

test('pages name variables and codes that there are', () => {
  const readmes = ['vitest', 'playwright', 'mock'].map((name) => `packages/${name}/README.md`)
  expect(unknownIn(['README.md', ...filesBelow('docs', '.md'), ...readmes])).toEqual([])
})

test('the variables and codes in the sources are documented', () => {
  const folders = ['src', 'packages/vitest/src', 'packages/playwright/src']
  const sources = folders.flatMap((folder) => filesBelow(folder, '.ts'))
  expect(unknownIn(sources)).toEqual([BETWEEN_PROCESSES])
})
