/**
 * The reporter, which Playwright loads by name: `reporter: [['list'], ['@bland-suite/playwright/reporter']]`.
 * @module @bland-suite/playwright/reporter
 */
import { BlandReporter } from './main/bland-reporter.ts'

export { BlandReporter }
export default BlandReporter
