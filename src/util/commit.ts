import { spawnSync } from 'node:child_process'

/** Variables in which CI systems name the commit that they test. */
const VARIABLES = ['GITHUB_SHA', 'CI_COMMIT_SHA', 'GIT_COMMIT', 'BUILDKITE_COMMIT'] as const

/** How long Git may take, in milliseconds. */
const PATIENCE = 2_000

/** Returns the commit that is tested: the one that the CI names, else that of the checkout; null if unknown. */
export function testedCommit(env: Readonly<Record<string, string | undefined>>): string | null {
  const named = VARIABLES.map((name) => env[name]?.trim()).find(Boolean)
  if (named !== undefined) return named
  const { stdout, status } = spawnSync('git', ['rev-parse', 'HEAD'], {
    encoding: 'utf8',
    timeout: PATIENCE,
  })
  return status === 0 ? stdout.trim() : null
}
