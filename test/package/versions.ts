/** The versions that this repository is tested with: a newer one breaks no test before it is taken up. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const manifest = z.object({ devDependencies: z.record(z.string(), z.string()) })

function pinnedIn(path: string, name: string): string {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const version = manifest.parse(JSON.parse(text)).devDependencies[name]
  if (version === undefined) throw new Error(`${path} has no ${name}`)
  return `${name}@${version}`
}

/** What a command installs, with a version: `vitest` is `vitest@4.1.12`. */
export const PINNED = {
  vitest: pinnedIn('packages/vitest/package.json', 'vitest'),
  '@playwright/test': pinnedIn('packages/playwright/package.json', '@playwright/test'),
  '@types/node': pinnedIn('package.json', '@types/node'),
} as const
