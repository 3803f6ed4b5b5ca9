/**
 * Our entry in the configuration. Playwright mixes settings of its own into the options that it hands to
 * a reporter, and every version may add some; what the user wrote is in the configuration alone.
 */
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolveReporterOptions } from 'bland-suite/internal/report'
import type { ReporterSettings } from 'bland-suite/internal/report'
import { messageOf } from 'bland-suite/internal/worker'
import { refuseSharedFolder } from './shared-folder.ts'
import type { Config } from './shared-folder.ts'

/** The reporter, as users name it. */
export const CALLER = '@bland-suite/playwright/reporter'

/** Where that name leads: Playwright may hand over the path instead. */
const OWN_FILE = createRequire(import.meta.url).resolve(CALLER)

/** The folder of the configuration, which Playwright says among the options; else the current one. */
export function configFolderOf(options: object): string {
  const folder = 'configDir' in options ? options.configDir : null
  return typeof folder === 'string' ? folder : process.cwd()
}

/** What is wrong with what the user configured; null where nothing is. */
export function refuseConfig(config: Config, settings: ReporterSettings): string | null {
  const entries: readonly (readonly [string, unknown?])[] = config.reporter
  const ours = entries.filter(([name]) => isOurs(name))
  try {
    for (const [, options] of ours) resolveReporterOptions(options, CALLER)
    refuseSharedFolder(settings, config)
    return null
  } catch (error) {
    return messageOf(error)
  }
}

function isOurs(name: string): boolean {
  try {
    return name === CALLER || realpathSync(name) === realpathSync(OWN_FILE)
  } catch {
    return false
  }
}
