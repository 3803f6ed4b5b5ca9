/** Bland test batches as native Vitest tests. */
export { BlandReporter } from './bland-reporter.ts'
export { defineBlandSuite, testBlandSuite } from './define.ts'
export type { BlandContext, BlandMeta } from './context.ts'
export type { Define, DefineBlandSuite, ReporterOptions, SuiteOptions } from 'bland-suite'
