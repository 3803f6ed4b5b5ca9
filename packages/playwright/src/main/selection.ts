/** The Bland tests that remain after `--grep`, `--shard`, `file:line` and other filters. */
import type { Suite, TestCase } from '@playwright/test/reporter'
import { compareTexts, groupBy, selectionOf } from 'bland-suite/internal/report'
import type { NonEmpty, SuiteSelection } from 'bland-suite/internal/report'
import { markOf, placeOf } from '../worker/case-meta.ts'
import type { BlandMark, Place } from '../worker/case-meta.ts'

/** A Bland test that may run. */
export interface BlandTest {
  readonly test: TestCase
  readonly mark: BlandMark
  /** The place of its suite. */
  readonly place: Place
}

/** Returns the tests of Bland suites, in the order of files, then of projects. */
export function blandTests(root: Suite | null): readonly BlandTest[] {
  const tests = root?.allTests().flatMap((test) => blandTest(test) ?? []) ?? []
  return tests.toSorted((a, b) => compareTexts(a.place.file, b.place.file))
}

/** Reads a test of a Bland suite; null for any other test. */
export function blandTest(test: TestCase): BlandTest | null {
  const mark = markOf(test)
  if (mark === null) return null
  const [, , ...titles] = test.titlePath()
  return { test, mark, place: placeOf(mark, titles) }
}

/** Returns the selection of each suite, by its id. A test that is skipped from the start is not selected. */
export function selectSuites(tests: readonly BlandTest[]): ReadonlyMap<string, SuiteSelection> {
  const selected = tests.filter(({ test }) => test.expectedStatus !== 'skipped')
  const groups = groupBy(selected, ({ place }) => place.id)
  return new Map([...groups].map(([id, group]) => [id, selectSuite(group)]))
}

function selectSuite(group: NonEmpty<BlandTest>): SuiteSelection {
  const [{ mark, place }] = group
  const refusal = group.some(({ test }) => test.repeatEachIndex > 0) ? REPEATS : null
  return { ...place, plan: mark.plan, refusal, ...selectionOf(group.map((one) => one.mark)) }
}

const REPEATS =
  '--repeat-each does not play conversations again: all tests would show the same run. ' +
  'Set it to 1 for this project, or run the command again for another batch'
