import { BlandError } from './bland-error.ts'

/**
 * The test runner is installed more than once, or does not run the file that defines the suite.
 * @remarks Use one version everywhere, and define suites in test files only.
 */
export class BlandRunnerError extends BlandError {
  override name = 'BlandRunnerError'
  declare readonly code: 'BLAND_RUNNER'

  constructor(runner: string, options: { isThere: boolean; cause?: unknown }) {
    const { isThere, cause } = options
    const message = isThere
      ? `${runner} is installed more than once: one copy runs this file, and bland-suite defines tests with another. \`npm ls ${runner}\` lists all copies; use one version in the project and all of its packages.`
      : `defineBlandSuite defines tests, and ${runner} does not run this file. Call it only in a test file, not in a configuration or a global set-up.`
    super('BLAND_RUNNER', message, { cause })
  }
}
