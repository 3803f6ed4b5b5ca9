/** A runner in a child process, as a user starts it. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import type { Place } from './place.ts'

export type Env = Readonly<Record<string, string>>

export interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  readonly closed: Promise<number | null>
  /** Resolves when the output from `from` on contains the text; rejects after 30 s. */
  readonly says: (text: string | RegExp, from?: number) => Promise<void>
}

/** Variables of the outer Vitest and of the machine that must not reach the inner one. */
function cleanEnv(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VITEST|BLAND_|PLAYWRIGHT|PW_|TEST_|TEST$|NODE_ENV$|NODE_OPTIONS$|FORCE_|GITHUB_|GITLAB_|JENKINS_|CI$|CI_|WORKSPACE$)/u.test(
        name,
      ),
  )
  return { ...Object.fromEntries(kept), NO_COLOR: '1' }
}

export interface Where {
  readonly dir: string
  readonly place: Place
}

/** Starts a Node script in a folder. */
export function launch(where: Where, args: readonly string[], env: Env = {}): Running {
  const child = spawn(where.place.node, args, {
    cwd: where.dir,
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
