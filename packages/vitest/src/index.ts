/** Bland test batches as native Vitest tests. */
export { defineBlandSuite, testBlandSuite } from './define.ts'
export type { VitestSuite } from './define.ts'
export { blandMatchers } from './matchers.ts'
export type { BlandContext, BlandMeta } from './context.ts'
export type { ReporterOptions, SuiteOptions } from 'bland-suite'
