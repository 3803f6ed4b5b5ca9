/** A stranger's folder, outside the repository, and what they type in it. */
import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { parseJUnit } from '../helpers/junit.ts'
import type { JUnitReport } from '../helpers/junit.ts'
import { outputOf, start, toEnd } from './typing.ts'
import type { Env, Typed } from './typing.ts'

interface Mock extends AsyncDisposable {
  /** What it says to export. */
  readonly env: Env
}

export interface Stranger {
  readonly dir: string
  readonly write: (files: Readonly<Record<string, string>>) => void
  /** Copies a folder of the fixtures into this one. */
  readonly copy: (fixture: string) => void
  /** Types a command, and waits for its end. */
  readonly type: (command: string, env?: Env) => Promise<Typed>
  /** The same, and throws where it fails. */
  readonly install: (command: string) => Promise<void>
  /** Leaves the mock running in another terminal, and does what it says. */
  readonly startMock: (command: string) => Promise<Mock>
  readonly junit: (path?: string) => JUnitReport
}

/** A folder with nothing in it, for which npm has the packages; or another environment is given. */
export function createStranger(name: string, env: Env = inject('npm')): Stranger {
  const dir = join(inject('outside'), name)
  mkdirSync(dir, { recursive: true })
  const type = (command: string, more: Env = {}) => toEnd(start(dir, command, { ...env, ...more }))
  return {
    dir,
    type,
    write: (files) => {
      for (const [path, text] of Object.entries(files)) writeFileSync(join(dir, path), text)
    },
    copy: (fixture) => {
      const from = fileURLToPath(new URL(`fixtures/${fixture}`, import.meta.url))
      cpSync(from, dir, { recursive: true })
    },
    install: async (command) => {
      const { code, output } = await type(command)
      if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}`)
    },
    startMock: (command) => startMock(start(dir, command, env), command),
    junit: (path = 'bland-report/junit.xml') => parseJUnit(readFileSync(join(dir, path), 'utf8')),
  }
}

async function startMock(child: ChildProcess, command: string): Promise<Mock> {
  const output = outputOf(child)
  const ended = new Promise((resolve) => child.on('close', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (/BLAND_BASE_URL=.*\n/u.test(output())) resolve()
    })
    child.on('close', (code) => reject(new Error(`${command} ended with ${code}:\n${output()}`)))
  })
  const told = output().matchAll(/^export (\w+)=(.*)$/gmu)
  return {
    env: Object.fromEntries([...told].map(([, name = '', value = '']) => [name, value])),
    [Symbol.asyncDispose]: async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid)
      await ended
    },
  }
}
