import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Env } from '../helpers/running.ts'

const run = promisify(execFile)

/** What a command and all of its processes cost, in seconds of the processor. It may exit with any code. */
export async function cpuOf(
  dir: string,
  command: readonly string[],
  env: Env = {},
): Promise<number> {
  const script = `TIMEFORMAT='CPU %U %S'; time "$0" "$@" >/dev/null 2>&1`
  const kept = Object.entries(process.env).filter(([name]) => !/^(VITEST|BLAND_|CI$)/u.test(name))
  const told = await run('bash', ['-c', script, ...command], {
    cwd: dir,
    env: { ...Object.fromEntries(kept), ...env },
  }).catch((error: unknown) => ({ stderr: String(Object(error).stderr) }))
  const [, user, system] = /CPU ([\d.]+) ([\d.]+)/u.exec(told.stderr) ?? []
  if (user === undefined) throw new Error(`no time was told: ${told.stderr}`)
  return Number(user) + Number(system)
}
