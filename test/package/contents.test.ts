/** What is in the tarballs. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import { PUBLISHED } from '../helpers/packages.ts'

const tarballs = inject('tarballs')

/** What the compiler makes of a source. */
const TYPES = ['.d.ts', '.d.ts.map']

/** The code of bundled packages, apart from what their entries share. */
const BUNDLES: Readonly<Record<string, readonly string[]>> = {
  'bland-suite': ['adapter', 'cli', 'index', 'report', 'reporter', 'session'],
  '@bland-suite/vitest': ['index', 'reporter'],
  '@bland-suite/playwright': ['index', 'plan-thread', 'reporter'],
}

function isTyping(path: string): boolean {
  return /\.d\.ts(?:\.map)?$/u.test(path)
}

/** What several entries load, the maps, and what is told of them. */
function isShared(path: string): boolean {
  return /^dist\/shared-|\.js\.map$|licences\.txt$/u.test(path)
}

function madeOf(sources: readonly string[], endings: readonly string[]): readonly string[] {
  return sources.flatMap((path) =>
    endings.map((ending) => path.replace('src/', 'dist/').replace(/\.ts$/u, ending)),
  )
}

function filesOf(name: string): readonly string[] {
  const list = execFileSync('tar', ['-tzf', tarballs[name] ?? ''], { encoding: 'utf8' })
  const paths = list.trim().split('\n')
  return paths.map((path) => path.replace('package/', '')).toSorted()
}

function bytes(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(tarballs[name] ?? '')).buffer
}

describe.each(Object.keys(PUBLISHED))('%s', (name) => {
  const files = filesOf(name)
  const [compiled, others] = [true, false].map((isCompiled) =>
    files.filter((path) => path.startsWith('dist/') === isCompiled),
  )

  const sources = files.filter((path) => path.startsWith('src/'))

  test('ships the types of each of its sources, and no others', () => {
    expect(sources.length).toBeGreaterThan(0)
    expect(new Set(compiled?.filter(isTyping))).toEqual(new Set(madeOf(sources, TYPES)))
  })

  test('ships its code, and nothing else in dist', () => {
    const code = compiled?.filter((path) => !isTyping(path) && !isShared(path))
    const bundles = BUNDLES[name]?.map((entry) => `dist/${entry}.js`)
    const expected = bundles ?? madeOf(sources, ['.js'])
    expect(new Set(code)).toEqual(new Set(expected))
  })

  test('ships the licences of what is bundled with it', () => {
    expect(compiled?.includes('dist/licences.txt')).toBe(name === 'bland-suite')
  })

  test('ships these files besides', async () => {
    const list = `${others?.join('\n')}\n`
    await expect(list).toMatchFileSnapshot(`contents/${name.replace('/', '-')}.txt`)
  })

  test('has nothing that publint objects to', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: bytes(name) }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('has types that resolve wherever it can be imported', async () => {
    const tarball = createPackageFromTarballData(new Uint8Array(bytes(name)))
    const result = await checkPackage(tarball)
    const problems = result.types === false ? [{ kind: 'no types' }] : result.problems
    expect(problems.filter((problem) => !isOfOldNode(problem))).toEqual([])
  })
})

/** A `require` that cannot load ES modules: Node 20.19 can. */
function isOfOldNode(problem: {
  readonly kind: string
  readonly resolutionKind?: string
}): boolean {
  return problem.kind === 'CJSResolvesToESM' && problem.resolutionKind === 'node16-cjs'
}
