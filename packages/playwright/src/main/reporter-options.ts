/**
 * The reporter's entry in the configuration. Playwright adds its own settings to the options that it passes
 * to a reporter, and each version may add some; only the configuration has what the user wrote.
 */
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { messageOf } from 'bland-suite/internal/worker'
import { refuseFolders, resolveReporterOptions } from 'bland-suite/internal/report'
import type { ReporterSettings } from 'bland-suite/internal/report'
import type { FullConfig } from '@playwright/test/reporter'

/** The reporter's name in configurations. */
export const CALLER = '@bland-suite/playwright/reporter'

type Config = Pick<FullConfig, 'configFile' | 'projects' | 'reporter' | 'rootDir'>

/** Returns the folder of the configuration, which Playwright adds to the options; else the current folder. */
export function configFolderOf(options: object): string {
  return textIn(options, 'configDir') ?? process.cwd()
}

/** Returns the problem of the user's configuration; null if there is none. */
export function refuseConfig(config: Config, settings: ReporterSettings): string | null {
  const entries: readonly (readonly [string, unknown?])[] = config.reporter
  const ours = entries.filter(([name]) => isOurs(name))
  try {
    for (const [, options] of ours) resolveReporterOptions(options, CALLER)
    refuseSharedFolder(settings, config, entries)
    return null
  } catch (error) {
    return messageOf(error)
  }
}

function isOurs(name: string): boolean {
  try {
    return (
      name === CALLER ||
      realpathSync(name) === realpathSync(createRequire(import.meta.url).resolve(CALLER))
    )
  } catch {
    return false
  }
}

/** Refuses a folder that Playwright empties. */
function refuseSharedFolder(
  settings: ReporterSettings,
  { configFile, rootDir, projects }: Config,
  reporters: readonly (readonly [string, unknown?])[],
): void {
  const root = configFile === undefined ? rootDir : dirname(configFile)
  const folders = [
    ...projects.map(({ outputDir }) => ({ path: outputDir, what: 'its `outputDir`' })),
    ...reporters.flatMap(([name, options]) => {
      const path = folderOf(name, options)
      return path === null ? [] : [{ path, what: `the folder of its reporter \`${name}\`` }]
    }),
  ]
  refuseFolders(settings, { owner: 'Playwright', root, folders })
}

/** Returns the folder of a reporter that empties it; null for other reporters. */
function folderOf(name: string, options: unknown): string | null {
  const { env } = process
  switch (name) {
    case 'html':
      return (
        env['PLAYWRIGHT_HTML_OUTPUT_DIR'] || textIn(options, 'outputFolder') || 'playwright-report'
      )
    case 'blob':
      return env['PLAYWRIGHT_BLOB_OUTPUT_DIR'] || textIn(options, 'outputDir') || 'blob-report'
    default:
      return null
  }
}

function textIn(options: unknown, name: string): string | null {
  if (typeof options !== 'object' || options === null) return null
  const value: unknown = Reflect.get(options, name)
  return typeof value === 'string' ? value : null
}
