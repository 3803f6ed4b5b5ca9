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
const COMPILED = ['.js', '.js.map', '.d.ts', '.d.ts.map']

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

  test('ships what each of its sources is compiled to, and nothing else in dist', () => {
    const sources = files.filter((path) => path.startsWith('src/'))
    const expected = sources.flatMap((path) =>
      COMPILED.map((ending) => path.replace('src/', 'dist/').replace(/\.ts$/u, ending)),
    )
    expect(sources.length).toBeGreaterThan(0)
    expect(compiled).toEqual(expected.toSorted())
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

/** Resolution before `exports`, and a `require` that cannot load ES modules: not in Node 20.19. */
function isOfOldNode(problem: {
  readonly kind: string
  readonly resolutionKind?: string
}): boolean {
  const { kind, resolutionKind } = problem
  return (
    (kind === 'NoResolution' && resolutionKind === 'node10') ||
    (kind === 'CJSResolvesToESM' && resolutionKind === 'node16-cjs')
  )
}
