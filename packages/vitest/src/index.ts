/** Your Bland AI scenarios as native Vitest tests. @module @bland-suite/vitest */
export { defineBlandSuite, testBlandSuite } from './worker/define.ts'
export { blandMatchers, expect } from './worker/matchers.ts'
export type { BlandExpect } from './worker/matchers.ts'
export type { Define, DefineBlandSuite, ReporterOptions, SuiteOptions } from 'bland-suite'
