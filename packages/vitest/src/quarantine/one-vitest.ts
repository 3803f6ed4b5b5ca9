import { BlandRunnerError } from 'bland-suite/internal/worker'
import { TestRunner } from 'vitest'

/**
 * Makes sure that this package's Vitest is the one that reads the file: another copy knows nothing of the
 * file, and fails with whatever it misses first.
 *
 * @throws {@link BlandRunnerError} where it is another one, or none
 */
export function requireOneVitest(): void {
  try {
    TestRunner.getCurrentSuite()
  } catch (cause) {
    // Each copy finds there what Vitest gives its workers.
    throw new BlandRunnerError('vitest', { isThere: '__vitest_worker__' in globalThis, cause })
  }
}
