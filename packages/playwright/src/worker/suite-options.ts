/** The options that Playwright adds to a suite. */
import { checkOptionsWith } from 'bland-suite/internal/worker'
import { z } from 'zod'
import type { SuiteOptions as AnySuiteOptions } from 'bland-suite'

/** The options that Playwright adds. */
export interface GranularityOptions {
  /**
   * `'run'`: one test per scenario, one step per case. `'case'`: one `describe` per scenario, one test per case;
   * each failed test costs Playwright a new worker, about a second. @default 'run'
   */
  readonly granularity?: 'run' | 'case' | undefined
}

/** The options of a suite in Playwright. */
export type SuiteOptions = AnySuiteOptions & GranularityOptions

const extra = { granularity: z.enum(['run', 'case']) }

/**
 * Checks the options that a user gave.
 *
 * @throws {@link BlandOptionError} that names the option, the expected value, and the nearest known name
 */
export function checkPlaywrightOptions(given: unknown, caller: string): SuiteOptions {
  return checkOptionsWith(extra, given, caller)
}
