/**
 * The reporter, as Vitest loads it by name: `reporters: ['default', '@bland-suite/vitest/reporter']`. Test files do not
 * need it, so it is an entry of its own.
 * @module @bland-suite/vitest/reporter
 */
import { BlandReporter } from './main/bland-reporter.ts'

export { BlandReporter }
export default BlandReporter
