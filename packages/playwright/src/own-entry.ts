/**
 * Our entry in the configuration. Playwright mixes settings of its own into the options that it hands to
 * a reporter, and every version may add some; what the user wrote is in the configuration alone.
 */
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FullConfig } from '@playwright/test/reporter'
import { messageOf } from 'bland-suite/adapter'
import { resolveReporterOptions } from 'bland-suite/reporter'

/** The reporter, as users name it. */
export const CALLER = '@bland-suite/playwright/reporter'

const OWN_FILE = fileURLToPath(new URL('./reporter.js', import.meta.url))

/** What is wrong with the options that the user wrote; null where nothing is. */
export function refuseUnknown({ reporter }: Pick<FullConfig, 'reporter'>): string | null {
  const entries: readonly (readonly [string, unknown?])[] = reporter
  const ours = entries.filter(([name]) => isOurs(name))
  try {
    for (const [, options] of ours) resolveReporterOptions(options, CALLER)
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
