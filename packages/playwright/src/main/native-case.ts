/** Converts Playwright's tests to cases for reports. */
import type { TestCase, TestResult, TestStep } from '@playwright/test/reporter'
import { reportedPath } from 'bland-suite/internal/worker'
import { messagesOf } from 'bland-suite/internal/report'
import type { NativeCase, NativeResult } from 'bland-suite/internal/report'
import { isMerging } from '../quarantine/modes.ts'
import { RECORD } from '../worker/attach.ts'
import type { BlandMark } from '../worker/case-meta.ts'
import { strangeErrors } from '../worker/claimed-errors.ts'
import type { Heard } from './heard.ts'
import { blandTests } from './selection.ts'
import type { BlandTest } from './selection.ts'
import { unfinishedTest } from './unfinished.ts'

/** Returns the cases of the selected tests. */
export function nativeCases(heard: Heard): readonly NativeCase[] {
  const tests = blandTests(heard.root).filter(({ test }) => test.repeatEachIndex === 0)
  return tests.flatMap((one) => casesOf(one, heard))
}

function casesOf({ test, mark, place }: BlandTest, heard: Heard): readonly NativeCase[] {
  const { ended, leader } = heard
  const result = ended.has(test.id) ? test.results.at(-1) : undefined
  if (result === undefined && test.expectedStatus === 'skipped') return []
  const natives = resultsOf(test, mark, result)
  const project = test.parent.project()?.name || null
  // The jobs of merged reports have separate suites, and so have projects.
  const suiteKey = JSON.stringify([project, mark.run, place.id])
  return mark.cases.map(({ title, kind, id }, index) => {
    const native = natives[index] ?? UNFINISHED
    return {
      project,
      key: { suite: suiteKey, scenario: mark.key, kind, id },
      suite: place.suite,
      // A merge leads no session.
      session: isMerging() ? undefined : leader?.folderOf(place.id),
      scenario: mark.scenario,
      title,
      record: recordIn(result) ?? leader?.recordOf(place.id, mark.key) ?? null,
      native: native.state === 'unfinished' ? unfinishedTest(test, heard) : native,
      location: { file: reportedPath(test.location.file), line: test.location.line },
    }
  })
}

function recordIn(result: TestResult | undefined): string | undefined {
  return result?.attachments.find(({ name }) => name === RECORD)?.path
}

const UNFINISHED = { state: 'unfinished' } as const

/** Returns the result of each case of a test. A failure outside of its steps counts for the first case. */
function resultsOf(
  test: TestCase,
  mark: BlandMark,
  result: TestResult | undefined,
): readonly NativeResult[] {
  const whole = resultOf(test, result)
  const own = result?.steps.filter(({ category }) => category === 'test.step') ?? []
  const steps = mark.cases.map(({ title }) => own.find((step) => step.title === title))
  const hasSteps = mark.asSteps && steps.some((step) => step !== undefined)
  if (result === undefined || whole === TOO_GOOD || !hasSteps) return mark.cases.map(() => whole)
  const strange = strangeErrors(result)
  return steps.map((step, index) =>
    index === 0 && strange.length > 0
      ? { state: 'failed', message: messagesOf(strange) }
      : stepResult(step),
  )
}

/** The result of a test with `test.fail()` that passed, which Playwright counts as a failure. */
export const TOO_GOOD: NativeResult = { state: 'failed', message: 'expected to fail, but passed' }

function resultOf({ expectedStatus }: TestCase, result: TestResult | undefined): NativeResult {
  switch (result?.status) {
    case undefined:
    case 'interrupted':
      return UNFINISHED
    case 'passed':
      return expectedStatus === 'failed' ? TOO_GOOD : { state: 'passed' }
    case 'skipped':
      // A skip without a reason never ran, because an earlier step failed.
      return skipIn(result) ?? UNFINISHED
    case 'failed':
    case 'timedOut':
      return { state: 'failed', message: messagesOf(result.errors) }
  }
}

function stepResult(step: TestStep | undefined): NativeResult {
  if (step === undefined) return UNFINISHED
  if (step.error !== undefined) return { state: 'failed', message: messagesOf([step.error]) }
  return skipIn(step) ?? { state: 'passed' }
}

/** Returns the skip that a user or a hook requested; null if there is none. */
export function skipIn({
  annotations,
}: Pick<TestResult, 'annotations'>): (NativeResult & { readonly state: 'skipped' }) | null {
  const skip = annotations.find(({ type }) => type === 'skip' || type === 'fixme')
  return skip === undefined ? null : { state: 'skipped', reason: skip.description ?? null }
}
