/** Your Bland AI scenarios as native Playwright tests. @module @bland-suite/playwright */
export { defineBlandSuite, testBlandSuite } from './worker/define.ts'
export { blandMatchers, expect } from './worker/matchers.ts'
export type { BlandExpect } from './worker/matchers.ts'
export type { GranularityOptions, SuiteOptions } from './worker/suite-options.ts'
export type { Define, DefineBlandSuite, ReporterOptions } from 'bland-suite'
