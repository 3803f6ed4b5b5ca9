/**
 * The suite that is being defined, as Vitest's runner sees it.
 *
 * Quarantined here: `TestRunner.getCurrentSuite` is exported since 4.1, and its tasks are the very
 * objects that later run. Vitest derives no location for tests that a library defines, and only these
 * objects tell, once filters were applied, which tests are selected.
 */
import { BlandRunnerError, takePlace } from 'bland-suite/internal/worker'
import type { CallSite, OwnTest, Place } from 'bland-suite/internal/worker'
import { TestRunner } from 'vitest'

/**
 * Makes sure that this package's Vitest is the one that reads the file: another copy knows nothing of the
 * file, and fails with whatever it misses first.
 *
 * @throws `BlandRunnerError` if it is another one, or none
 */
export function requireOneVitest(): void {
  try {
    TestRunner.getCurrentSuite()
  } catch (cause) {
    // Each copy finds there what Vitest gives its workers.
    throw new BlandRunnerError('vitest', { isThere: '__vitest_worker__' in globalThis, cause })
  }
}

/** The place of a suite that is defined now; asked once for each. */
export function placeOf(name: string): Place {
  const { file, suite } = TestRunner.getCurrentSuite()
  if (file === undefined) throw new Error('a suite is defined where Vitest reads no file')
  const { filepath, projectName: project = '' } = file
  return takePlace(file, { file: filepath, project, describes: titlesOf(suite) }, name)
}

type Suite = ReturnType<typeof TestRunner.getCurrentSuite>['suite']

function titlesOf(suite: Suite): readonly string[] {
  return suite === undefined ? [] : [...titlesOf(suite.suite), suite.name]
}

/** Makes a function that names records to the reporter, by the keys of their scenarios, for the suite around the caller. */
export function recordTeller(): (records: Readonly<Record<string, string>>) => void {
  const { suite } = TestRunner.getCurrentSuite()
  return (records) => {
    if (suite !== undefined && Object.keys(records).length > 0) suite.meta.blandRecords = records
  }
}

/** The tests that were just defined in the suite around the caller, each placed at the user's line. */
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
