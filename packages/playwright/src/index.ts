/** Bland test batches as native Playwright tests. */
export { defineBlandSuite } from './define.ts'
export type { PlaywrightSuite } from './define.ts'
export { expect } from './matchers.ts'
export type { BlandExpect } from './matchers.ts'
export type { Granularity, GranularityOptions, PlaywrightSuiteOptions } from './options.ts'
export type { Define, DefineBlandSuite, ReporterOptions, SuiteOptions } from 'bland-suite'
