/**
 * The reporter, which Vitest loads by name: `reporters: ['tree', '@bland-suite/vitest/reporter']`. A
 * separate entry, because test files do not need it.
 * @module @bland-suite/vitest/reporter
 */
import { BlandReporter } from './main/bland-reporter.ts'

export { BlandReporter }
export default BlandReporter
