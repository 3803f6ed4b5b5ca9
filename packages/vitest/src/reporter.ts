/**
 * The reporter, as Vitest loads it by name: `reporters: ['default', '@bland-suite/vitest/reporter']`. Apart
 * from the package's main entry, as test files need none of it.
 */
import { BlandReporter } from './main/bland-reporter.ts'

export { BlandReporter }
export default BlandReporter
