/**
 * The suite that is being defined, as Vitest's runner sees it.
 *
 * Quarantined here: `TestRunner.getCurrentSuite` is exported since 4.1, and its tasks are the very
 * objects that later run. Vitest derives no location for tests that a library defines, and only these
 * objects tell, once filters were applied, which tests are selected.
 */
import { TestRunner } from 'vitest'
import type { CallSite } from 'bland-suite/internal/worker'

/** Where a suite stands among the tests: no line of a file, as lines move. */
export interface Place {
  /** The path of the file. */
  readonly file: string
  readonly project: string
  /** The titles of the describes around it, outermost first. */
  readonly describes: readonly string[]
  /** How many suites of the same name stand there before it. */
  readonly nth: number
}

/** How often each place of a file was taken, for as long as the file is being read. */
const taken = new WeakMap<object, Map<string, number>>()

/** The place of a suite that is defined now; asked once for each. */
export function takePlace(name: string): Place {
  const { file, suite } = TestRunner.getCurrentSuite()
  if (file === undefined) throw new Error('a suite is defined where Vitest reads no file')
  const describes = titlesOf(suite)
  const key = JSON.stringify([...describes, name])
  const counts = taken.get(file) ?? new Map<string, number>()
  const nth = counts.get(key) ?? 0
  taken.set(file, counts.set(key, nth + 1))
  return { file: file.filepath, project: file.projectName ?? '', describes, nth }
}

type Around = ReturnType<typeof TestRunner.getCurrentSuite>['suite']

function titlesOf(suite: Around): readonly string[] {
  return suite === undefined ? [] : [...titlesOf(suite.suite), suite.name]
}

/** A test of ours. */
export interface DefinedTest {
  readonly isSelected: () => boolean
  /** Whether it has said where its record is. */
  readonly isTold: () => boolean
}

/** The suite, as it is running. */
export interface RunningSuite {
  /** Tells the reporter of records, by the keys of their scenarios. */
  readonly tell: (records: Readonly<Record<string, string>>) => void
}

/** The suite around the caller. */
export function currentSuite(): RunningSuite {
  const { suite } = TestRunner.getCurrentSuite()
  return {
    tell: (records) => {
      if (suite !== undefined && Object.keys(records).length > 0) suite.meta.blandRecords = records
    },
  }
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
  return tests.map((test) => ({
    isSelected: () => test.mode !== 'skip' && test.mode !== 'todo',
    isTold: () => test.meta.bland?.record !== undefined,
  }))
}
