/** Your Bland AI scenarios as native Playwright tests. @module @bland-suite/playwright */
export { defineBlandSuite } from './worker/define.ts'
export type { PlaywrightSuite } from './worker/define.ts'
export { expect } from './worker/matchers.ts'
export type { BlandExpect } from './worker/matchers.ts'
export type {
  Granularity,
  GranularityOptions,
  PlaywrightSuiteOptions,
} from './worker/suite-options.ts'
export type { Define, DefineBlandSuite, ReporterOptions, SuiteOptions } from 'bland-suite'
