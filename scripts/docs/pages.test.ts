/** `npm run lint:docs` compares the pages with the sources; `npm run docs` writes what differs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { exportOf, readReference } from './reference.ts'
import { fill } from './tables.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const API = join(ROOT, 'docs/api')
const PAGES = [
  'README.md',
  ...pagesBelow('docs').filter((path) => !path.startsWith('docs/api/')),
  ...['vitest', 'playwright', 'mock'].map((name) => `packages/${name}/README.md`),
]

function pagesBelow(folder: string): readonly string[] {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => path.endsWith('.md')).map((path) => `${folder}/${path}`)
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

const { project, pages, isComplete } = await readReference()

test('everything that users can import has a docstring', () => {
  expect(isComplete, 'see the warnings of TypeDoc above').toBe(true)
})

test.each([...pages])('docs/api/%s is what the docstrings say', async (path, text) => {
  await expect(text).toMatchFileSnapshot(join(API, path))
})

test.each(['', '/reporter'])('both adapters export the same names%s', (entry) => {
  const [vitest, playwright] = ['vitest', 'playwright'].map((runner) => {
    const module = project.children?.find(({ name }) => name === `@bland-suite/${runner}${entry}`)
    return module?.children?.map(({ name }) => name) ?? []
  })
  // An option that Vitest cannot have.
  const common = playwright?.filter((name) => name !== 'GranularityOptions')
  expect(vitest?.length).toBeGreaterThan(1)
  expect(common?.toSorted()).toEqual(vitest?.toSorted())
})

test('docs/api has no other pages', () => {
  const known = [...pages.keys()].map((path) => `docs/api/${path}`)
  expect(pagesBelow('docs/api').toSorted()).toEqual(known)
})

const GENERATED = PAGES.filter((path) => read(path).includes('<!-- generated'))

test.each(GENERATED)('the generated parts of %s are what the sources say', async (path) => {
  const options = await resolveConfig(join(ROOT, path))
  const filled = await format(fill(read(path), project), { ...options, parser: 'markdown' })
  await expect(filled).toMatchFileSnapshot(join(ROOT, path))
})

test.each([
  ['docs/gates.md', 'GateOptions'],
  ['docs/checks.md', 'BlandMatchers'],
  ['docs/checks.md', 'CheckOptions'],
  ['docs/options.md', 'ScenarioOptions'],
  ['docs/options.md', 'RedactRules'],
  ['docs/vitest.md', 'DefineBlandSuite'],
  ['docs/playwright.md', 'DefineBlandSuite'],
  ['packages/mock/README.md', 'Fault'],
])('%s names each member of %s', (path, type) => {
  const names = exportOf(project, type)?.children?.map(({ name }) => name) ?? []
  const words = new Set(read(path).split(/\W+/u))
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name) => !words.has(name))).toEqual([])
})

test.each(PAGES)('the README leads to %s', (path) => {
  expect(`(README.md)${read('README.md')}`).toContain(`(${path}`)
})
