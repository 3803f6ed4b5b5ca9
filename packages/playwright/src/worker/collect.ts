/** Defines the tests of a suite. */
import {
  distinct,
  keysOf,
  suiteCasesOf,
  suiteKey,
  SUITE_STARTS,
  tagsOf,
} from 'bland-suite/internal/worker'
import type { PlannedScenario, SharedPlan, TitledKey } from 'bland-suite/internal/worker'
import { test } from '@playwright/test'
import type { TestDetails } from '@playwright/test'
import { toAnnotation } from './case-meta.ts'
import type { BlandMark } from './case-meta.ts'
import { play } from './play.ts'
import type { SuiteInput } from './play.ts'
import type { GranularityOptions } from './suite-options.ts'

/** The parts that a skipped suite has too. */
export type SuiteBase = Omit<SuiteInput, 'settings' | 'checks'>

interface Collecting extends SuiteInput {
  readonly granularity: GranularityOptions['granularity']
  readonly isOnly: boolean
}

const { describe } = test
// oxlint-disable-next-line typescript/unbound-method -- Playwright's functions know no `this`
const [describeOnly, skipTest] = [describe.only, test.skip]

/** Our own deadline ends a test, no retry replays it, and one worker is enough for tests that only wait. */
const PATIENT = { timeout: 0, retries: 0, mode: 'default' } as const

/** Defines a suite that is skipped, with its reason. */
export function collectSkipped(base: SuiteBase, reason: string): void {
  const skip = { type: 'skip', description: reason }
  base.at(describe, base.suite, () => {
    const details = { annotation: [toAnnotation(markOf(base, [SUITE_STARTS])), skip] }
    base.at(skipTest, SUITE_STARTS.title, details, () => {})
  })
}

/** Defines the planned tests, or the one that explains why there is no plan. */
export function collectSuite(input: Collecting, shared: SharedPlan): void {
  const { at, suite } = input
  at(input.isOnly ? describeOnly : describe, suite, () => {
    describe.configure(PATIENT)
    if (shared.state === 'unplanned') return defineSuiteCase(input, SUITE_STARTS)
    const { scenarios } = shared.plan
    const ofSuite = suiteCasesOf(shared.plan).map(suiteKey)
    const titles = distinct([...scenarios, ...ofSuite].map(({ title }) => title))
    scenarios.forEach((scenario, index) => {
      defineScenario(input, scenario, titles[index] ?? scenario.title)
    })
    ofSuite.forEach((one, index) => {
      defineSuiteCase(input, one, titles[scenarios.length + index])
    })
  })
}

function defineScenario(input: Collecting, scenario: PlannedScenario, title: string): void {
  const tags = tagsOf(scenario)
  const cases = keysOf(scenario)
  const mark = markOf(input, cases, scenario)
  if (input.granularity === 'run') return defineTest(input, title, { ...mark, asSteps: true }, tags)
  input.at(describe, title, () => {
    for (const one of cases) defineTest(input, one.title, { ...mark, cases: [one] }, tags)
  })
}

function defineSuiteCase(input: SuiteInput, one: TitledKey, shown: string = one.title): void {
  defineTest(input, shown, markOf(input, [one]), [])
}

function defineTest(
  input: SuiteInput,
  title: string,
  mark: BlandMark,
  tags: readonly string[],
): void {
  const details: TestDetails = { tag: [...tags], annotation: toAnnotation(mark) }
  input.at(test, title, details, () => play(input, mark))
}

function markOf(
  { run, plan, suite }: SuiteBase,
  cases: readonly TitledKey[],
  scenario: PlannedScenario | null = null,
): BlandMark {
  const { title = null, key = null } = scenario ?? {}
  return { run, plan, suite, scenario: title, key, cases, asSteps: false }
}
