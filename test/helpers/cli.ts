/** The command line in a separate folder, as a user runs it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { parseJUnit } from './junit.ts'
import type { JUnitReport } from './junit.ts'
import { MAIN } from './place.ts'

/** The command, as it is installed for the tests. */
export const CLI: string = join(MAIN.dir, 'node_modules/bland-suite/dist/cli.js')

interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Throws if none was written. */
  readonly junit: JUnitReport
  readonly xml: string
}

export interface Cli extends AsyncDisposable {
  readonly dir: string
  readonly run: (args: readonly string[], env?: Env, onOutput?: OnOutput) => Promise<CliRun>
  readonly read: (path: string) => Promise<string>
}

type Env = Readonly<Record<string, string>>
type OnOutput = (stdout: string, kill: (signal: NodeJS.Signals) => void) => void

export async function createCli(): Promise<Cli> {
  const dir = await mkdtemp(join(tmpdir(), 'bland-suite-cli-'))
  const read = (path: string) => readFile(join(dir, path), 'utf8')
  return {
    dir,
    read,
    run: async (args, env = {}, onOutput = () => {}) => {
      const { code, stdout, stderr } = await spawnCli(dir, { args, env, onOutput })
      const path = 'bland-report/junit.xml'
      const xml = existsSync(join(dir, path)) ? await read(path) : ''
      return {
        code,
        stdout,
        stderr,
        xml,
        get junit() {
          return parseJUnit(xml)
        },
      }
    },
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }),
  }
}

interface Spawned {
  readonly args: readonly string[]
  readonly env: Env
  readonly onOutput: OnOutput
}

function spawnCli(
  dir: string,
  { args, env, onOutput }: Spawned,
): Promise<Pick<CliRun, 'code' | 'stdout' | 'stderr'>> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(BLAND_|NODE_|FORCE_)/u.test(name))
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: dir,
    env: { ...Object.fromEntries(kept), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += stripVTControlCharacters(chunk.toString())
    onOutput(stdout, (signal) => child.kill(signal))
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += stripVTControlCharacters(chunk.toString())
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
