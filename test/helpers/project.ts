/** A user's project in a folder of its own, run by the real vitest in a child process. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'
import { parseJUnit } from './junit.ts'
import type { JUnitReport } from './junit.ts'

/** Below the repository, so that the workspaces' packages are found as an installation would. */
const PLACE = fileURLToPath(new URL('../.tmp', import.meta.url))
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

const CONFIG = `import { defineConfig } from 'vitest/config'
export default defineConfig({
  test: {
    reporters: ['default', '@bland-suite/vitest/reporter', ['json', { outputFile: 'vitest.json' }]],
  },
})
`

const nativeReport = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
          location: z.object({ line: z.number() }).nullish(),
        }),
      ),
    }),
  ),
})

interface VitestRun {
  readonly code: number | null
  /** Both streams, without colours. */
  readonly output: string
  /** Of our reporter; throws where there is none. */
  readonly junit: JUnitReport
  readonly xml: string
  /** Of Vitest's own JSON reporter; throws where there is none. */
  readonly native: z.infer<typeof nativeReport>
}

export interface Project extends AsyncDisposable {
  readonly dir: string
  readonly vitest: (args?: readonly string[], env?: Env) => Promise<VitestRun>
  /** Starts vitest and leaves it running. */
  readonly start: (args: readonly string[], env?: Env) => Running
  readonly write: (path: string, text: string) => Promise<void>
  readonly read: (path: string) => Promise<string>
}

type Env = Readonly<Record<string, string>>

interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  readonly closed: Promise<number | null>
  /** Resolves when the output, from `from` on, has the text; rejects after 30 s. */
  readonly says: (text: string | RegExp, from?: number) => Promise<void>
}

/** Writes the files, with a configuration of the usual reporters unless they have one. */
export async function createProject(files: Readonly<Record<string, string>>): Promise<Project> {
  const dir = join(PLACE, randomUUID().slice(0, 8))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  const read = (path: string) => readFile(join(dir, path), 'utf8')
  const all = { 'package.json': '{ "type": "module" }', 'vitest.config.ts': CONFIG, ...files }
  await Promise.all(Object.entries(all).map(([path, text]) => write(path, text)))
  const start = (args: readonly string[], env: Env = {}) => launch(dir, args, env)
  return {
    dir,
    write,
    read,
    start,
    vitest: async (args = [], env = {}) => {
      await Promise.all(
        ['vitest.json', 'test-results/junit-bland.xml'].map((path) =>
          rm(join(dir, path), { force: true }).catch(() => {}),
        ),
      )
      const running = start(['run', ...args], env)
      const code = await running.closed
      const xmlPath = join(dir, 'test-results/junit-bland.xml')
      const xml = existsSync(xmlPath) ? await readFile(xmlPath, 'utf8') : ''
      const jsonPath = join(dir, 'vitest.json')
      const json = existsSync(jsonPath) ? await readFile(jsonPath, 'utf8') : ''
      return {
        code,
        output: running.output(),
        xml,
        get junit() {
          return parseJUnit(xml)
        },
        get native() {
          return nativeReport.parse(JSON.parse(json))
        },
      }
    },
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** What of the outer Vitest, and of the machine, must not reach the inner one. */
function cleanEnv(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|BLAND_|TEST$|NODE_ENV$|NODE_OPTIONS$|FORCE_|GITHUB_|CI$)/u.test(name),
  )
  return { ...Object.fromEntries(kept), NO_COLOR: '1' }
}

function launch(dir: string, args: readonly string[], env: Env): Running {
  const child = spawn(process.execPath, [VITEST, ...args], {
    cwd: dir,
    env: { ...cleanEnv(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  const listeners = new Set<() => void>()
  const take = (chunk: Buffer) => {
    output += stripVTControlCharacters(chunk.toString())
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code))
  })
  const says = (text: string | RegExp, from = 0) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`never said ${String(text)}:\n${output.slice(from)}`)),
        30_000,
      )
      const check = () => {
        const said = output.slice(from)
        if (!(typeof text === 'string' ? said.includes(text) : text.test(said))) return
        clearTimeout(timer)
        listeners.delete(check)
        resolve()
      }
      listeners.add(check)
      check()
    })
  return { child, output: () => output, closed, says }
}
