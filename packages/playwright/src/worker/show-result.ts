/** Shows in Playwright how a case ended. */
import {
  failureTexts,
  flakyNote,
  isRed,
  settleCase,
  stackAt,
  withoutOwnFrames,
} from 'bland-suite/internal/worker'
import type {
  CallSite,
  CaseRecord,
  Check,
  PlayedScenario,
  TitledKey,
} from 'bland-suite/internal/worker'
import { test } from '@playwright/test'
import type { TestInfo, TestInfoError, TestStepInfo } from '@playwright/test'
import type { BlandMark } from './case-meta.ts'
import { claimErrors } from './claimed-errors.ts'
import { expect } from './matchers.ts'
import type { BlandExpect } from './matchers.ts'

/** The sources of a test's cases. */
export interface Shown extends PlayedScenario {
  /** The evaluated cases; checks have not run yet. */
  readonly cases: readonly CaseRecord[]
  readonly checks: readonly Check<BlandExpect>[]
  readonly site: CallSite | null
  /** The title of the scenario, or of the suite. */
  readonly around: string
}

/** How the cases of a test ended. */
export interface Ending {
  readonly errors: readonly Error[]
  /** Why the test is skipped; null if it is not. */
  readonly skip: string | null
  /** The records of its checks. */
  readonly checked: readonly CaseRecord[]
}

/** Shows the cases of a test: each as a step, or as the test itself. Each failure is a separate error. */
export async function showCases(
  info: TestInfo,
  { cases, asSteps }: Pick<BlandMark, 'asSteps' | 'cases'>,
  shown: Shown,
): Promise<Ending> {
  const show = asSteps ? showStep : showCase
  const endings: Ending[] = []
  for (const one of cases) endings.push(await show(info, one, shown))
  const counts = endings.some(({ skip }) => skip === null)
  return {
    errors: endings.flatMap(({ errors }) => errors),
    skip: counts ? null : (endings[0]?.skip ?? null),
    checked: endings.flatMap(({ checked }) => checked),
  }
}

/** Shows one case. Takes the errors of `expect.soft` out of the test, because they are thrown with the others. */
async function showCase(info: TestInfo, one: TitledKey, shown: Shown): Promise<Ending> {
  const before = info.errors.length
  const softErrors = (): readonly Error[] => info.errors.splice(before).map(toError)
  const tools = { checks: shown.checks, expect: () => expect, softErrors }
  const { record, isCheck, thrown, soft } = await settleCase(one, shown, tools)
  const flaky = flakyNote(record)
  if (flaky !== null) info.annotations.push({ type: 'flaky', description: flaky })
  const red = isCheck || !isRed(record) ? thrown : failure(record, shown)
  return {
    errors: red === null ? soft : [...soft, red],
    skip: record.verdict === 'skipped' ? (record.reason ?? 'skipped') : null,
    checked: isCheck ? [record] : [],
  }
}

async function showStep(info: TestInfo, one: TitledKey, shown: Shown): Promise<Ending> {
  let ending: Ending = { errors: [], skip: null, checked: [] }
  const place = shown.site === null ? {} : { location: shown.site }
  const body = async (step: TestStepInfo): Promise<void> => {
    ending = await showCase(info, one, shown)
    const [error] = ending.errors
    if (error !== undefined) throw error
    if (ending.skip !== null) step.skip(true, ending.skip)
  }
  // Failures are thrown when the test ends.
  await test.step(one.title, body, place).catch(() => {})
  return ending
}

/** Ends a test as its cases did. */
export function end(info: TestInfo, { errors, skip }: Ending): void {
  // `test.fail()` around the suite must not turn a failure into an expected one.
  info.expectedStatus = 'passed'
  claimErrors(info, errors.length)
  const last = errors.at(-1)
  // In the form in which Playwright itself reports thrown errors.
  for (const { name, message, stack } of errors.slice(0, -1)) {
    info.errors.push({ message: `${name}: ${message}`, stack: stack ?? message })
  }
  if (last !== undefined) throw last
  if (skip !== null) info.skip(true, skip)
}

function failure(one: CaseRecord, shown: Shown): Error {
  const { line, details } = failureTexts(one, shown)
  const error = new Error(details === '' ? line : `${line}\n\n${details}`)
  error.stack = stackAt(error.message, `${shown.around} › ${one.title}`, shown.site)
  return error
}

function toError({ message = 'failed without a message', stack }: TestInfoError): Error {
  const error = new Error(message.replace(/^Error: /u, ''))
  if (stack !== undefined) error.stack = stack
  return withoutOwnFrames(error)
}
