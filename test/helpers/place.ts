/** Where the projects of tests are, which decides the versions of the runners that they find. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Place {
  /** The folder of the projects. Its `node_modules` has the unpacked packages. */
  readonly dir: string
  /** The Node that runs them. */
  readonly node: string
}

/** Below the repository, so that projects find its versions of the runners. */
export const MAIN: Place = {
  dir: fileURLToPath(new URL('../.tmp', import.meta.url)),
  node: process.execPath,
}

/** Returns the command of a runner, as it is installed for the place. */
export function commandOf({ dir }: Place, runner: 'vitest' | '@playwright/test'): string {
  const root = dirname(createRequire(join(dir, 'any.js')).resolve(`${runner}/package.json`))
  return join(root, runner === 'vitest' ? 'vitest.mjs' : 'cli.js')
}
