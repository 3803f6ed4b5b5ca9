/** Your Bland AI scenarios as native Vitest tests. @module @bland-suite/vitest */
export { defineBlandSuite, testBlandSuite } from './worker/define.ts'
export type { VitestSuite } from './worker/define.ts'
export { blandMatchers } from './worker/matchers.ts'
export type { BlandContext, BlandMeta } from './worker/case-meta.ts'
export type { ReporterOptions, SuiteOptions } from 'bland-suite'
