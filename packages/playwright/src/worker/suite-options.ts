/** The options that Playwright adds to a suite. */
import { checkOptionsWith } from 'bland-suite/internal/worker'
import { z } from 'zod'
import type { SuiteOptions } from 'bland-suite'

/** The options that Playwright adds. */
export interface GranularityOptions {
  /**
   * `'run'`: one test per scenario, one step per case. `'case'`: one `describe` per scenario, one test per case;
   * each failed test costs Playwright a new worker, about a second. @default 'run'
   */
  readonly granularity?: Granularity | undefined
}

/** The options of a suite in Playwright. */
export type PlaywrightSuiteOptions = SuiteOptions & GranularityOptions

/** The unit that one test represents. */
export type Granularity = 'run' | 'case'

const extra = { granularity: z.enum(['run', 'case']) }

/**
 * Checks the options that a user gave.
 *
 * @throws {@link BlandOptionError} that names the option, the expected value, and the nearest known name
 */
export function checkPlaywrightOptions(given: unknown, caller: string): PlaywrightSuiteOptions {
  return checkOptionsWith(extra, given, caller)
}
