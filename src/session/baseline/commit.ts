import { spawnSync } from 'node:child_process'
import { buildOf } from '../../options/reporter/build.ts'

/** How long Git may take, in milliseconds. */
const PATIENCE = 2_000

/** Returns the commit that is tested: the one that the CI names, else that of the checkout; null if unknown. */
export function testedCommit(env: Readonly<Record<string, string | undefined>>): string | null {
  const named = buildOf(env).commit?.name.trim()
  if (named) return named
  const { stdout, status } = spawnSync('git', ['rev-parse', 'HEAD'], {
    encoding: 'utf8',
    timeout: PATIENCE,
  })
  return status === 0 ? stdout.trim() : null
}
