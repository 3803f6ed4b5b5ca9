/** The reporter as Vitest loads it by name: `reporters: ['default', '@bland-suite/vitest/reporter']`. */
import { BlandReporter } from './bland-reporter.ts'

export default BlandReporter
