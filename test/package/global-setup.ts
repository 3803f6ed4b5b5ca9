/** Packs once for all files, and publishes what was packed for npm on this machine alone. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packInto } from '../helpers/packages.ts'
import { startInstallation } from './installation.ts'
import { startRegistry } from './registry.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The paths of the tarballs by the names of the packages. */
    tarballs: Readonly<Record<string, string>>
    /** A folder outside the repository, for the folders of strangers. */
    outside: string
    /** The configuration of npm under which the packages are published. */
    npm: Readonly<Record<string, string>>
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = mkdtempSync(join(tmpdir(), 'bland-suite-package-'))
  const tarballs = packInto(join(outside, 'packed'))
  const registry = await startRegistry(tarballs, configured('registry'))
  const npm = {
    npm_config_registry: registry.url,
    npm_config_replace_registry_host: 'never',
    npm_config_cache: cacheIn(outside),
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    // As who sits at a terminal answers when npx asks whether to install.
    npm_config_yes: 'true',
  }
  project.provide('outside', outside)
  project.provide('tarballs', tarballs)
  project.provide('npm', npm)
  // Goes on while the first tests run: who needs it waits for it.
  const installation = startInstallation(outside, npm)
  return async () => {
    await installation
    registry.close()
    await rm(outside, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** What was downloaded before serves again, but nothing that npx has installed before. */
function cacheIn(folder: string): string {
  const cache = join(folder, 'npm')
  const downloads = join(configured('cache'), '_cacache')
  for (const dir of [cache, downloads]) mkdirSync(dir, { recursive: true })
  symlinkSync(downloads, join(cache, '_cacache'))
  return cache
}

function configured(name: string): string {
  return execFileSync('npm', ['config', 'get', name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}
