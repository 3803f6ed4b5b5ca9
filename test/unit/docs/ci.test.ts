/** What docs/ci.md tells people to copy: it parses, and names only what is there. */
import { readdirSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { createProgram } from '../../../src/cli/program.ts'
import { readFlags } from '../../../src/cli/flags/read-flags.ts'
import { resolveReporterOptions } from '../../../src/options/reporter/reporter-options.ts'
import { publish } from '../../../src/report/output/publish.ts'
import { createRecorder } from '../../../src/session/recorder.ts'
import { sessionFolder } from '../../../src/options/reporter/session-folder.ts'
import { aFolder } from '../helpers/folder.ts'
import { aNative, aRunRecord } from '../report/helpers.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const DOC = read('docs/ci.md')
const FILES = new Map(
  readdirSync(join(ROOT, 'docs/ci')).map((name) => [name, read(`docs/ci/${name}`)]),
)
const TOLD: readonly (readonly [where: string, text: string])[] = [['ci.md', DOC], ...FILES]

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

function blocks(...languages: readonly string[]): readonly string[] {
  const found = DOC.matchAll(/^```(?<language>\w*)\n(?<text>[\s\S]*?)^```$/gmu)
  return [...found].flatMap(({ groups }) =>
    languages.includes(groups?.['language'] ?? '') ? [groups?.['text'] ?? ''] : [],
  )
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([all]) => all))]
}

test('the jobs of docs/ci.md are the files of docs/ci, each of them once', () => {
  expect(blocks('yaml', 'groovy').toSorted()).toEqual([...FILES.values()].toSorted())
})

test.each([...FILES].filter(([name]) => name.endsWith('.yml')))('%s is YAML', (_name, text) => {
  const { errors, warnings } = parseDocument(text, { strict: true, uniqueKeys: true })
  expect([...errors, ...warnings]).toEqual([])
})

describe.each(TOLD)('%s', (_where, text) => {
  test('names only paths that a reporter writes', async () => {
    await using folder = await aFolder()
    const written = await writtenBelow(folder.path)
    const named = matches(text, /bland-report(?!-)[\w./-]*(?:\*\*)?/gu)
    const paths = named.map((path) => path.replace(/(?:\/\*\*|[./])$/u, ''))
    expect(paths.length).toBeGreaterThan(0)
    expect(paths.filter((path) => !written.has(path))).toEqual([])
  })

  test('names only variables that are read', () => {
    expect(matches(text, /\bBLAND_[A-Z_]+/gu).filter((name) => !VARIABLES.has(name))).toEqual([])
  })

  test('calls only commands that there are, with flags that they take', async () => {
    for (const call of matches(text, /(?<=npx bland-suite )[a-z]+ -[^|`\n]*/gu)) {
      expect(await takes(call.trim().split(' ')), call).toBe(true)
    }
  })

  test('names only modules that there are', () => {
    const modules = matches(text, /@bland-suite\/[a-z/]+/gu)
    expect(modules.filter((name) => !MODULES.has(name))).toEqual([])
  })

  test('has one version of each action', () => {
    const used = TOLD.flatMap(([, all]) => matches(all, /(?<=uses: )\S+/gu))
    const versions = new Map([...new Set(used)].map((one) => [one.split('@')[0], one]))
    expect([...versions.values()].toSorted()).toEqual([...new Set(used)].toSorted())
  })
})

/** What the reporter leaves, in `bland-report` of a folder, of a run and its conversation. */
async function writtenBelow(folder: string): Promise<ReadonlySet<string>> {
  const outDir = join(folder, 'bland-report')
  const session = sessionFolder(outDir)
  const recorder = createRecorder(session, outDir)
  recorder.writeConversation(aRunRecord())
  const record = recorder.writeRun(aRunRecord())
  const settings = resolveReporterOptions({ outDir }, 'the test')
  const cases = [aNative({ record })]
  publish({ cases, folders: [session], interruptedBy: null }, settings)
  const found = await readdir(folder, { recursive: true })
  return new Set(found.map((path) => path.replaceAll('\\', '/')))
}

/** The variables that the sources ask for, wherever they do. */
const VARIABLES = new Set(
  ['src', 'packages/vitest/src', 'packages/playwright/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => matches(read(posix.join(folder, name)), /(?<=env\[')BLAND_[A-Z_]+/gu)),
  ),
)

/** The entries of the adapters, as they are imported. */
const MODULES = new Set(
  ['vitest', 'playwright'].flatMap((name) => {
    const { exports }: { exports: object } = JSON.parse(read(`packages/${name}/package.json`))
    return Object.keys(exports).map((entry) => posix.join(`@bland-suite/${name}`, entry))
  }),
)

async function takes(args: readonly string[]): Promise<boolean> {
  let isTaken = false
  const program = createProgram(
    async ({ flags, command }) => {
      isTaken = readFlags(flags, command).suite !== ''
    },
    () => {},
  )
  await program.parseAsync(args, { from: 'user' })
  return isTaken
}
