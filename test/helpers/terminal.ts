/** Runs a command at a terminal, which util-linux' `script` makes. */
import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Env } from './running.ts'

/** Starts a Node script there, without this process's variables except those that find programs. */
export function startAtTerminal(
  args: readonly string[],
  { dir, env }: { readonly dir: string; readonly env: Env },
): ChildProcessByStdio<Writable, Readable, null> {
  const quoted = [process.execPath, ...args].map((word) => `'${word}'`).join(' ')
  const { PATH, HOME } = process.env
  // Runners do not redraw on a terminal without a size.
  return spawn('script', ['-qefc', `stty cols 120 rows 40; ${quoted}`, '/dev/null'], {
    cwd: dir,
    env: { PATH, HOME, TERM: 'xterm', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}
