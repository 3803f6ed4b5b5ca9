/** From Playwright's tests to cases that the core can report. */
import type { TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter'
import { messagesOf } from 'bland-suite/internal/report'
import type { NativeCase, NativeResult } from 'bland-suite/internal/report'
import { reportedPath } from 'bland-suite/internal/worker'
import { RECORD } from '../worker/attach.ts'
import type { BlandMark } from '../worker/case-meta.ts'
import { strangeErrors } from '../worker/claimed-errors.ts'
import type { BlandTest } from './selection.ts'

/** What the reporter knows beside Playwright's tests. */
export interface Known {
  /** Whether Playwright has said how a test ended. */
  readonly hasEnded: (test: TestCase) => boolean
  /** The path of a record that no test carries, as its worker did not come to it. */
  readonly recordOf: (test: BlandTest) => string | null
  /** The folder of its suite's records; undefined where this run leads none. */
  readonly sessionOf: (test: BlandTest) => string | null | undefined
  /** What kept a test from ending; undefined where Playwright does not tell. */
  readonly whyOf: (test: TestCase) => string | undefined
}

/** The cases of the selected tests. */
export function nativeCases(tests: readonly BlandTest[], known: Known): readonly NativeCase[] {
  return tests.flatMap((one) => casesOf(one, known))
}

function casesOf(one: BlandTest, known: Known): readonly NativeCase[] {
  const { test, mark } = one
  const result = known.hasEnded(test) ? (test.results.at(-1) ?? null) : null
  if (result === null && test.expectedStatus === 'skipped') return []
  const whole = isTooGood(test, result) ? TOO_GOOD : nativeTest(result)
  const natives = mark.asSteps ? nativeSteps(mark, result, whole) : [whole]
  const record = carriedBy(result) ?? known.recordOf(one)
  const { key, ...identity } = identityOf(one)
  const shared = { ...identity, record, session: known.sessionOf(one) }
  return mark.cases.map(({ title, kind, id }, index) => {
    const native = natives[index] ?? UNFINISHED
    const why = native.state === 'unfinished' ? known.whyOf(test) : undefined
    return {
      ...shared,
      key: { ...key, kind, id },
      title,
      native: why === undefined ? native : { ...UNFINISHED, why },
    }
  })
}

/** Jobs whose reports are merged have suites of their own, and so have projects. */
function identityOf({
  test,
  mark,
  place,
}: BlandTest): Pick<NativeCase, 'project' | 'suite' | 'scenario' | 'location'> & SuiteKey {
  const project = test.parent.project()?.name || null
  const location = { file: reportedPath(test.location.file), line: test.location.line }
  const key = { suite: JSON.stringify([project, mark.run, place.id]), scenario: mark.key }
  return { key, project, suite: place.suite, scenario: mark.scenario, location }
}

interface SuiteKey {
  readonly key: Pick<NativeCase['key'], 'suite' | 'scenario'>
}

function carriedBy(result: TestResult | null): string | null {
  return result?.attachments.find(({ name }) => name === RECORD)?.path ?? null
}

const UNFINISHED = { state: 'unfinished' } as const

function nativeTest(result: TestResult | null): NativeResult {
  switch (result?.status) {
    case undefined:
    case 'interrupted':
      return UNFINISHED
    case 'passed':
      return { state: 'passed' }
    case 'skipped':
      return nativeSkip(result)
    case 'failed':
    case 'timedOut':
      return { state: 'failed', message: messagesOf(result.errors.map(textOf)) }
  }
}

/** Whether the user said `test.fail()`, and it passed: Playwright counts it as a failure. */
function isTooGood({ expectedStatus }: TestCase, result: TestResult | null): boolean {
  return result?.status === 'passed' && expectedStatus === 'failed'
}

const TOO_GOOD: NativeResult = { state: 'failed', message: 'expected to fail, but passed' }

/** Skipped with a reason by somebody, or never run, as what went before had failed. */
function nativeSkip({ annotations }: TestResult): NativeResult {
  const skip = annotations.find(({ type }) => type === 'skip' || type === 'fixme')
  if (skip === undefined) return UNFINISHED
  return { state: 'skipped', reason: skip.description ?? null }
}

/** The states of the steps; what failed around them counts for the first of them. */
function nativeSteps(
  mark: BlandMark,
  result: TestResult | null,
  whole: NativeResult,
): readonly NativeResult[] {
  const own = result?.steps.filter(({ category }) => category === 'test.step') ?? []
  const steps = mark.cases.map(({ title }) => own.find((step) => step.title === title))
  if (result === null || whole === TOO_GOOD || steps.every((step) => step === undefined)) {
    return mark.cases.map(() => whole)
  }
  const strange = strangeErrors(result)
  return steps.map((step, index) =>
    index === 0 && strange.length > 0
      ? { state: 'failed', message: messagesOf(strange.map(textOf)) }
      : nativeStep(step),
  )
}

function nativeStep(step: TestStep | undefined): NativeResult {
  if (step === undefined) return UNFINISHED
  if (step.error !== undefined)
    return { state: 'failed', message: messagesOf([textOf(step.error)]) }
  const skip = step.annotations.find(({ type }) => type === 'skip')
  return skip === undefined
    ? { state: 'passed' }
    : { state: 'skipped', reason: skip.description ?? null }
}

/** What an error says. */
export function textOf({ message, value }: TestError): string | undefined {
  return message ?? value
}
