/** Bland test batches as native Playwright tests. */
export { defineBlandSuite } from './define.ts'
export type { PlaywrightSuiteOptions } from './options.ts'
export type { Define, DefineBlandSuite, ReporterOptions, SuiteOptions } from 'bland-suite'
