/** Where the projects of tests stand, and so which versions of the runners they find. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Place {
  /** The folder of the projects; the packages are unpacked in its `node_modules`. */
  readonly dir: string
  /** The Node that runs them. */
  readonly node: string
}

/** Below the repository, so that its own versions of the runners are found. */
export const MAIN: Place = {
  dir: fileURLToPath(new URL('../.tmp', import.meta.url)),
  node: process.execPath,
}

/** The command of a runner, as it is installed for the place. */
export function commandOf({ dir }: Place, runner: 'vitest' | '@playwright/test'): string {
  const root = dirname(createRequire(join(dir, 'any.js')).resolve(`${runner}/package.json`))
  return join(root, runner === 'vitest' ? 'vitest.mjs' : 'cli.js')
}
