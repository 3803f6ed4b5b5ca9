/** What the parts of the core may know of each other, and of the world. */
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The TypeScript files of a folder, as paths below the root with `/`. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .toSorted()
}

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

interface Import {
  readonly from: string
  /** Whether nothing of it is there at run time. */
  readonly isType: boolean
}

const STATEMENT =
  /^(?:import|export)\s+(?:(?<what>[\w\s{},*$]+?)\s+from\s+)?['"](?<from>[^'"]+)['"]/gmu
const CALL = /\b(?:import|require)\(\s*['"](?<from>[^'"]+)['"]/gu

function importsOf(file: string): readonly Import[] {
  const text = textOf(file)
  const stated = [...text.matchAll(STATEMENT)].map(({ groups }) => ({
    from: groups?.['from'] ?? '',
    isType: /^type\s/u.test(groups?.['what'] ?? ''),
  }))
  const called = [...text.matchAll(CALL)].map(({ groups }) => groups?.['from'] ?? '')
  return [...stated, ...called.map((from) => ({ from, isType: false }))]
}

/** What a file imports, files of the repository as paths below its root. */
function targetsOf(file: string, which: (one: Import) => boolean = () => true): readonly string[] {
  const found = importsOf(file).filter(which)
  return found.map(({ from }) =>
    from.startsWith('.') ? posix.join(posix.dirname(file), from) : from,
  )
}

/** All that is there at run time once the files are loaded. */
function loadedBy(files: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const open = [...files]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (next.startsWith('src/')) open.push(...targetsOf(next, ({ isType }) => !isType))
  }
  return [...seen].toSorted()
}

const CORE = filesOf('src')
const ALL = [
  ...CORE,
  ...filesOf('packages').filter((file) => /^packages\/[^/]+\/src\//u.test(file)),
]
const PURE = [
  ...['src/verdict', 'src/report/html', 'src/report/junit', 'src/report/markdown'].flatMap(filesOf),
  ...['annotations', 'json', 'transcript', 'progress'].map((name) => `src/report/${name}.ts`),
]

/** Modules of Node that reach disks, networks and processes. */
const OUTSIDE =
  /^(?:node:)?(?:fs|http|https|http2|net|tls|dgram|dns|child_process|cluster|worker_threads)(?:\/|$)/u

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

describe('the core', () => {
  test.each(['vitest', '@vitest', '@playwright/test', 'playwright', 'jest'])(
    'imports nothing of the runner %s',
    (runner) => {
      const importers = CORE.filter((file) =>
        targetsOf(file).some((from) => from === runner || from.startsWith(`${runner}/`)),
      )
      expect(importers).toEqual([])
    },
  )

  test('imports none of the packages that are built from it', () => {
    const importers = CORE.filter((file) =>
      targetsOf(file).some((from) => from.startsWith('@bland-suite/')),
    )
    expect(importers).toEqual([])
  })

  test('has one file that knows junit-report-builder', () => {
    const importers = ALL.filter((file) => targetsOf(file).includes('junit-report-builder'))
    expect(importers).toEqual(['src/report/junit/builder.ts'])
  })

  test('loads nothing that writes XML where tests run', () => {
    expect(loadedBy(['src/adapter.ts', 'src/reporter.ts'])).not.toContain('junit-report-builder')
  })
})

describe('verdicts and all that is rendered', () => {
  test('load each other, as far as imports are followed here', () => {
    expect(loadedBy(PURE)).toEqual(
      expect.arrayContaining([...PURE, 'src/report/text.ts', 'junit-report-builder']),
    )
  })

  test('are made of what is given alone: no disk, no network, no process', () => {
    expect(loadedBy(PURE).filter((from) => OUTSIDE.test(from))).toEqual([])
  })

  test('load nothing of the client, of which they know types', () => {
    expect(loadedBy(PURE).filter((from) => from.startsWith('src/client/'))).toEqual([])
  })
})

test('no package calls the console', () => {
  expect(ALL.filter((file) => textOf(file).includes('console.'))).toEqual([])
})
