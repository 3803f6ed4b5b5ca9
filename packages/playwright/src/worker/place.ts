/**
 * Where a suite stands among the tests. Playwright does not say so while a test file is loaded, but all of
 * its processes know the titles of a test, and it refuses two tests of the same titles.
 */
import { fingerprint, suiteName } from 'bland-suite/internal/worker'
import type { BlandMark } from './case-meta.ts'

/** What names a suite. */
export interface Place {
  /** The test file, as Playwright names it. */
  readonly file: string
  /** The same in every process of a run, and for all projects. */
  readonly id: string
  /** Its name, after the titles of the describes around it. */
  readonly suite: string
}

/** Finds the suite of a test by the titles of the test, from the file on. */
export function placeOf(mark: BlandMark, titles: readonly string[]): Place {
  const below = mark.scenario === null || mark.asSteps ? 1 : 2
  const [file = '', ...around] = titles.slice(0, -below - 1)
  return {
    file,
    id: fingerprint(JSON.stringify([mark.plan, file, around])),
    suite: suiteName(around, mark.suite),
  }
}
