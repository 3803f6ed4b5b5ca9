/** What is left of the Bland suites after `--grep`, `--shard`, `file:line` and the rest. */
import type { Suite, TestCase } from '@playwright/test/reporter'
import { groupBy } from 'bland-suite/internal/report'
import type { NonEmpty } from 'bland-suite/internal/report'
import { keyText } from 'bland-suite/internal/worker'
import { markOf, questionOf } from '../worker/case-meta.ts'
import type { BlandMark } from '../worker/case-meta.ts'
import { placeOf } from '../worker/place.ts'
import type { Place } from '../worker/place.ts'

/** A test of ours that may run. */
export interface BlandTest {
  readonly test: TestCase
  readonly mark: BlandMark
  /** Of its suite. */
  readonly place: Place
}

/** The selected cases of a suite, in all of its projects together. */
export interface SuiteSelection extends Place {
  /** Names the plan. */
  readonly plan: string
  /** The keys of the selected cases as text, by the key of their scenario. */
  readonly scenarios: ReadonlyMap<string, ReadonlySet<string>>
  /** The keys of the selected cases of the suite. */
  readonly suiteCases: ReadonlySet<string>
  /** What tests wait for, in their order. */
  readonly keys: readonly string[]
  /** The key of the first case, as text: the one that fails where nothing can be played. */
  readonly first: string | null
  /** Whether tests are to run more than once. */
  readonly repeats: boolean
}

/** The tests of Bland suites, in the order of files, then of projects. */
export function blandTests(root: Suite): readonly BlandTest[] {
  return root
    .allTests()
    .flatMap((test) => blandTest(test) ?? [])
    .toSorted((a, b) => compare(a.place.file, b.place.file))
}

/** What a test is to a suite; null where it is none of ours. */
export function blandTest(test: TestCase): BlandTest | null {
  const mark = markOf(test)
  if (mark === null) return null
  const [, , ...titles] = test.titlePath()
  return { test, mark, place: placeOf(mark, titles) }
}

/** The selection of each suite, by its id. A test that is skipped from the start is not selected. */
export function selectSuites(tests: readonly BlandTest[]): ReadonlyMap<string, SuiteSelection> {
  const selected = tests.filter(({ test }) => test.expectedStatus !== 'skipped')
  const groups = groupBy(selected, ({ place }) => place.id)
  return new Map([...groups].map(([id, group]) => [id, selectSuite(group)]))
}

function selectSuite(group: NonEmpty<BlandTest>): SuiteSelection {
  const scenarios = new Map<string, Set<string>>()
  for (const { mark } of group) {
    if (mark.key === null) continue
    const keys = scenarios.get(mark.key) ?? new Set()
    for (const one of mark.cases) keys.add(keyText(one))
    scenarios.set(mark.key, keys)
  }
  const [{ mark: first, place }] = group
  return {
    ...place,
    plan: first.plan,
    scenarios,
    suiteCases: new Set(
      group.flatMap(({ mark }) => (mark.key === null ? mark.cases.map(({ id }) => id) : [])),
    ),
    first: first.cases[0] === undefined ? null : keyText(first.cases[0]),
    keys: [...new Set(group.map(({ mark }) => questionOf(mark)))],
    repeats: group.some(({ test }) => test.repeatEachIndex > 0),
  }
}

/** The order of texts, the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
