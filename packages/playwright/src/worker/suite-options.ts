/** What Playwright adds to the options of a suite. */
import { checkOptionsWith } from 'bland-suite/internal/worker'
import { z } from 'zod'
import type { SuiteOptions } from 'bland-suite'

/** What Playwright adds to them. */
export interface GranularityOptions {
  /**
   * `'run'`: one test per scenario, one step per case. `'case'`: one `describe` per scenario, one test per case;
   * each failed test costs Playwright a new worker, about a second. @default 'run'
   */
  readonly granularity?: Granularity | undefined
}

/** The options of a suite in Playwright. */
export type PlaywrightSuiteOptions = SuiteOptions & GranularityOptions

/** What a test stands for. */
export type Granularity = 'run' | 'case'

const extra = { granularity: z.enum(['run', 'case']) }

/**
 * Checks what a user gave.
 *
 * @throws {@link BlandOptionError} that names the option, what it must be, and the nearest known name
 */
export function checkPlaywrightOptions(given: unknown, caller: string): PlaywrightSuiteOptions {
  return checkOptionsWith(extra, given, caller)
}
