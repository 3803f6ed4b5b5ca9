/** The index of the documentation for programs that read it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url))
const LINKS = [
  ...readFileSync(join(DOCS, 'llms.txt'), 'utf8').matchAll(/^- \[[^\]]+\]\((\S+)\): \S/gmu),
]
const LINKED = LINKS.map(([, path = '']) => path)

/** The package leaves it out. */
const OF_MAINTAINERS = 'architecture.md'

test('llms.txt leads to every page of the package, once, and to nothing else', () => {
  const pages = readdirSync(DOCS).filter((name) => name.endsWith('.md') && name !== OF_MAINTAINERS)
  expect(LINKED.toSorted()).toEqual(pages.toSorted())
  expect(LINKED.filter((path) => !existsSync(join(DOCS, path)))).toEqual([])
})
