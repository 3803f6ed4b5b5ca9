/** Defining the tests of a suite. */
import { distinct, ownKey, suiteCasesOf, suiteKey, SUITE_STARTS } from 'bland-suite/internal/worker'
import type { PlannedCase, PlannedScenario, TitledKey } from 'bland-suite/internal/worker'
import { test } from '@playwright/test'
import type { TestDetails } from '@playwright/test'
import { toAnnotation } from './case-meta.ts'
import type { BlandMark } from './case-meta.ts'
import { play } from './play.ts'
import type { Played, SuiteInput } from './play.ts'
import type { Granularity } from './suite-options.ts'
import type { SharedPlan } from '../mailbox/suite-file.ts'
import { tagsOf } from './tags.ts'

/** What every suite has. */
export type SuiteBase = Omit<SuiteInput, 'settings' | 'checks'>

interface Collecting extends SuiteInput {
  readonly granularity: Granularity
  readonly isOnly: boolean
}

const { describe } = test
// oxlint-disable-next-line typescript/unbound-method -- Playwright's functions know no `this`
const [describeOnly, skipTest] = [describe.only, test.skip]

/** Our own deadline ends a test, no retry replays it, and one worker is enough for those who only wait. */
const PATIENT = { timeout: 0, retries: 0, mode: 'default' } as const

/** Defines a suite that is skipped, with its reason. */
export function collectSkipped(base: SuiteBase, reason: string): void {
  const skip = { type: 'skip', description: reason }
  base.at(describe, base.suite, () => {
    const details = { annotation: [toAnnotation(suiteMark(base, SUITE_STARTS)), skip] }
    base.at(skipTest, SUITE_STARTS.title, details, () => {})
  })
}

/** Defines the planned tests, or the one that tells why there is no plan. */
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
  if (input.granularity === 'run') return defineRun(input, scenario, title)
  input.at(describe, title, () => defineCases(input, scenario))
}

function defineRun(input: SuiteInput, scenario: PlannedScenario, title: string): void {
  const mark: BlandMark = { ...markOf(input, scenario, scenario.cases), asSteps: true }
  defineTest(input, title, { mark, planned: scenario.cases, tags: tagsOf(scenario) })
}

function defineCases(input: SuiteInput, scenario: PlannedScenario): void {
  for (const planned of scenario.cases) {
    const mark = markOf(input, scenario, [planned])
    defineTest(input, planned.title, { mark, planned: [planned], tags: tagsOf(scenario) })
  }
}

function defineSuiteCase(input: SuiteInput, one: TitledKey, shown: string = one.title): void {
  defineTest(input, shown, { mark: suiteMark(input, one), planned: [], tags: [] })
}

interface Definition extends Played {
  readonly tags: readonly string[]
}

function defineTest(input: SuiteInput, title: string, definition: Definition): void {
  const { mark, tags } = definition
  const details: TestDetails = { tag: [...tags], annotation: toAnnotation(mark) }
  input.at(test, title, details, () => play(input, definition))
}

function markOf(
  { run, plan, suite }: SuiteBase,
  { title, key }: PlannedScenario,
  cases: readonly PlannedCase[],
): BlandMark {
  const shown = cases.map((one) => ({ title: one.title, ...ownKey(one) }))
  return { run, plan, suite, scenario: title, key, cases: shown, asSteps: false }
}

function suiteMark({ run, plan, suite }: SuiteBase, one: TitledKey): BlandMark {
  return { run, plan, suite, scenario: null, key: null, cases: [one], asSteps: false }
}
