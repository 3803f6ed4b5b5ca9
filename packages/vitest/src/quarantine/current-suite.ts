/**
 * The suite that is being defined, as Vitest's runner sees it.
 *
 * Quarantined here: `TestRunner.getCurrentSuite` is exported since 4.1, and its tasks are the objects that
 * later run. Vitest derives no location for tests that a library defines, and only these objects show which
 * tests are selected after filters.
 */
import { BlandRunnerError, takePlace } from 'bland-suite/internal/worker'
import type { CallSite, OwnTest, Place } from 'bland-suite/internal/worker'
import { TestRunner } from 'vitest'

/**
 * Makes sure that this package's Vitest loads the file. Another copy does not know the file, and would fail
 * with a confusing error.
 *
 * @throws `BlandRunnerError` if it is another copy, or none
 */
export function requireOneVitest(): void {
  try {
    TestRunner.getCurrentSuite()
  } catch (cause) {
    // Each copy of Vitest finds its worker's state there.
    throw new BlandRunnerError('vitest', { isThere: '__vitest_worker__' in globalThis, cause })
  }
}

/** Takes the place of the suite that is being defined. Called once for each. */
export function placeOf(name: string): Place {
  const { file, suite } = TestRunner.getCurrentSuite()
  if (file === undefined) throw new Error('a suite was defined outside a test file')
  const { filepath, projectName: project = '' } = file
  return takePlace(file, { file: filepath, project, describes: titlesOf(suite) }, name)
}

type Suite = ReturnType<typeof TestRunner.getCurrentSuite>['suite']

function titlesOf(suite: Suite): readonly string[] {
  return suite === undefined ? [] : [...titlesOf(suite.suite), suite.name]
}

/** Makes a function that passes records to the reporter, by the keys of their scenarios, for the suite around the caller. */
export function recordTeller(): (records: Readonly<Record<string, string>>) => void {
  const { suite } = TestRunner.getCurrentSuite()
  return (records) => {
    if (suite !== undefined && Object.keys(records).length > 0) suite.meta.blandRecords = records
  }
}

/** Returns the tests that were just defined in the suite around the caller, and gives each the user's line. */
export function placeTests(site: CallSite | null): readonly OwnTest[] {
  const { suite, tasks } = TestRunner.getCurrentSuite()
  const tests = tasks.filter((task) => task.type === 'test')
  if (site !== null) {
    const location = { line: site.line, column: site.column }
    if (suite !== undefined) suite.location ??= location
    for (const test of tests) test.location ??= location
  }
  return tests.map((test) => ({
    isSelected: () => test.mode !== 'skip' && test.mode !== 'todo',
    isTold: () => test.meta.bland?.record !== undefined,
  }))
}
