/** What strangers type, in a shell of their own. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

export type Env = Readonly<Record<string, string>>

export interface Typed {
  readonly code: number | null
  /** Both streams, without colours. */
  readonly output: string
}

/** What the machine has, without what the outer npm and Vitest have added. */
function environment(): Env {
  const kept = Object.entries(process.env).flatMap(([key, value = '']) =>
    /^(npm_|INIT_CWD$|VITEST|BLAND_|NODE_|TEST$|CI$|GITHUB_|FORCE_)/u.test(key)
      ? []
      : [[key, value] as const],
  )
  const path = (process.env['PATH'] ?? '')
    .split(':')
    .filter((one) => !one.includes('node_modules'))
    .join(':')
  return { ...Object.fromEntries(kept), PATH: path, NO_COLOR: '1' }
}

/** In a process group of its own: npx leaves what it has started when it is ended. */
export function start(dir: string, command: string, env: Env): ChildProcess {
  return spawn('sh', ['-c', command], {
    cwd: dir,
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
}

export function outputOf(child: ChildProcess): () => string {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  return () => stripVTControlCharacters(output)
}

export function toEnd(child: ChildProcess): Promise<Typed> {
  const output = outputOf(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output: output() }))
  })
}
