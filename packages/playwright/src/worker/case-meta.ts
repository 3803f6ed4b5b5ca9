/** The data that a test gives the reporter, in an annotation that no report shows. */
import type { TestCase } from '@playwright/test/reporter'
import { CASE_KINDS, fingerprint, suiteName } from 'bland-suite/internal/worker'
import type { TitledKey } from 'bland-suite/internal/worker'
import { z } from 'zod'

/** A test of a Bland suite. */
export interface BlandMark {
  /** Identifies the test run, because merged reports have several. */
  readonly run: string
  /** Identifies the plan. Suites with equal options share it. */
  readonly plan: string
  readonly suite: string
  /** The title of the scenario; null for cases of the suite. */
  readonly scenario: string | null
  /** The key of the scenario; null for cases of the suite. */
  readonly key: string | null
  /** The cases that the test shows: itself, or its steps. */
  readonly cases: readonly TitledKey[]
  /** Whether the cases are steps of the test. */
  readonly asSteps: boolean
}

/** Playwright hides annotations with such names. */
const TYPE = '_bland'

const markSchema: z.ZodType<BlandMark> = z.object({
  run: z.string(),
  plan: z.string(),
  suite: z.string(),
  scenario: z.string().nullable(),
  key: z.string().nullable(),
  cases: z.array(z.object({ title: z.string(), kind: z.enum(CASE_KINDS), id: z.string() })),
  asSteps: z.boolean(),
})

/** Makes the annotation of a test. */
export function toAnnotation(mark: BlandMark): { type: string; description: string } {
  return { type: TYPE, description: JSON.stringify(mark) }
}

/** A cache: a test is read when it is selected, when it begins, and when it is reported. */
const marks = new WeakMap<object, BlandMark>()

/** Reads the annotation of a test; null for any other test. */
export function markOf(test: Pick<TestCase, 'annotations'>): BlandMark | null {
  const known = marks.get(test)
  if (known !== undefined) return known
  const text = test.annotations.find(({ type }) => type === TYPE)?.description
  if (text === undefined) return null
  const mark = markSchema.parse(JSON.parse(text))
  marks.set(test, mark)
  return mark
}

/**
 * The place of a suite among the tests. Playwright does not provide it while a test file is loaded, but all
 * of its processes know the titles of a test, and it refuses two tests with the same titles.
 */
export interface Place {
  /** The test file, as Playwright names it. */
  readonly file: string
  /** The same in every process of a run, and for all projects. */
  readonly id: string
  /** The name of the suite, after the titles of its describes. */
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
