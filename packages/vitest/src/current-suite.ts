/**
 * The suite that is being defined, as Vitest's runner sees it.
 *
 * Quarantined here: `TestRunner.getCurrentSuite` is exported since 4.1, and its tasks are the very
 * objects that later run. Vitest derives no location for tests that a library defines, and only these
 * objects tell, once filters were applied, which tests are selected.
 */
import { TestRunner } from 'vitest'
import type { CallSite } from 'bland-suite/adapter'

/** A test of ours. */
export interface DefinedTest {
  readonly isSelected: () => boolean
}

/** The tests that were just defined in the suite around the caller, each placed at the user's line. */
export function placeTests(site: CallSite | null): readonly DefinedTest[] {
  const { suite, tasks } = TestRunner.getCurrentSuite()
  const tests = tasks.filter((task) => task.type === 'test')
  if (site !== null) {
    const location = { line: site.line, column: site.column }
    if (suite !== undefined) suite.location ??= location
    for (const test of tests) test.location ??= location
  }
  return tests.map((test) => ({ isSelected: () => test.mode !== 'skip' && test.mode !== 'todo' }))
}
