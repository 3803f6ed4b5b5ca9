/** What is in the tarballs. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import ts from 'typescript-5.8'
import { describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { PUBLISHED } from '../helpers/packages.ts'

const tarballs = inject('tarballs')

/** For the adapters alone: they have no types. */
const INTERNAL = [
  'bland-suite/internal/worker',
  'bland-suite/internal/leader',
  'bland-suite/internal/report',
]

interface Packed {
  readonly path: string
  readonly size: number
}

function filesOf(name: string): readonly Packed[] {
  const list = execFileSync('tar', ['-tvzf', tarballs[name] ?? ''], { encoding: 'utf8' })
  return list
    .trim()
    .split('\n')
    .map(packed)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** A line of the list: permissions, owner, size, date, time, path. */
function packed(line: string): Packed {
  const [, size, path] = /^\S+\s+\S+\s+(\d+)\s+\S+\s+\S+\s+package\/(.+)$/u.exec(line) ?? []
  if (size === undefined || path === undefined) throw new Error(`unreadable: ${line}`)
  return { path, size: Number(size) }
}

function textOf(name: string, path: string): string {
  const tarball = tarballs[name] ?? ''
  return execFileSync('tar', ['-xzOf', tarball, `package/${path}`], { encoding: 'utf8' })
}

function bytes(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(tarballs[name] ?? '')).buffer
}

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
})

/** The packages that a module imports, in values and in types. */
function importedBy(text: string): readonly string[] {
  const names = specifiersIn(text)
  return [...new Set(names.map((name) => /^(?:@[^/]+\/)?[^/]+/u.exec(name)?.[0] ?? name))]
}

function specifiersIn(text: string): readonly string[] {
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
}

describe.each(Object.keys(PUBLISHED))('%s', (name) => {
  const files = filesOf(name)
  const { dependencies, peerDependencies } = manifest.parse(
    JSON.parse(textOf(name, 'package.json')),
  )
  const peers = Object.keys(peerDependencies)
  const declarations = files.flatMap(({ path }) => (path.endsWith('.d.ts') ? [path] : []))
  const code = files.flatMap(({ path }) => (path.endsWith('.js') ? [path] : []))

  test('ships these files, and what its entries share', async () => {
    const own = files.filter(({ path }) => !path.startsWith('dist/shared-'))
    const list = `${own.map(({ path }) => path).join('\n')}\n`
    await expect(list).toMatchFileSnapshot(`contents/${name.replace('/', '-')}.txt`)
  })

  test('ships at most 120 files and 1 MB', () => {
    expect(files.length).toBeLessThanOrEqual(120)
    const size = files.reduce((sum, one) => sum + one.size, 0)
    expect(size).toBeGreaterThan(1_000)
    expect(size).toBeLessThanOrEqual(1_000_000)
  })

  test('has no type of a library in its declarations: only those of its own packages and its runner', () => {
    expect(declarations.length).toBeGreaterThan(0)
    const imported = declarations.flatMap((path) => importedBy(textOf(name, path)))
    const known = new Set(['bland-suite', ...peers])
    expect(imported.filter((one) => !known.has(one))).toEqual([])
  })

  test('has no type of an internal entry in its declarations: they have none, so it would be any', () => {
    const imported = declarations.flatMap((path) => specifiersIn(textOf(name, path)))
    expect(imported.filter((one) => INTERNAL.includes(one))).toEqual([])
    expect(
      files.filter(({ path }) => /^dist\/(?:worker|leader|report)\.d\.ts$/u.test(path)),
    ).toEqual([])
  })

  test('declares every package that its code imports, and imports every one that it declares', () => {
    const imported = new Set(code.flatMap((path) => importedBy(textOf(name, path))))
    const elsewhere = [...imported].filter((one) => !/^(?:node:|\.)/u.test(one) && one !== name)
    const declared = [...Object.keys(dependencies), ...peers]
    expect(elsewhere.filter((one) => !declared.includes(one))).toEqual([])
    const text = code.map((path) => textOf(name, path)).join('\n')
    expect(declared.filter((one) => !text.includes(one))).toEqual([])
  })

  test('has nothing that publint objects to', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: bytes(name) }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('has types that resolve wherever it can be imported', async () => {
    const tarball = createPackageFromTarballData(new Uint8Array(bytes(name)))
    const result = await checkPackage(tarball, { excludeEntrypoints: INTERNAL })
    const problems = result.types === false ? [{ kind: 'no types' }] : result.problems
    expect(problems.filter((problem) => !isOfOldNode(problem))).toEqual([])
  })
})

test('a library in a declaration would be found, as a type or as a value', () => {
  const text = `import { z } from 'zod'\nexport type Ask = import('ofetch').$Fetch\n`
  expect(importedBy(text)).toEqual(['zod', 'ofetch'])
})

/** A `require` that cannot load ES modules: Node 20.19 can. */
function isOfOldNode(problem: {
  readonly kind: string
  readonly resolutionKind?: string
}): boolean {
  return problem.kind === 'CJSResolvesToESM' && problem.resolutionKind === 'node16-cjs'
}
