/** Telling Playwright how a case ended. */
import { failureDetails, failureLine, isRed, stackAt } from 'bland-suite/internal/worker'
import type { CallSite, CaseRecord } from 'bland-suite/internal/worker'
import { test } from '@playwright/test'
import type { TestInfo, TestStepInfo } from '@playwright/test'
import { claimErrors } from './claimed-errors.ts'
import { playCheck } from './play-check.ts'
import type { DueCheck, PlayedCheck } from './play-check.ts'

/** What a case is told with. */
export interface Told {
  readonly site: CallSite | null
  /** What failed, for the frame. */
  readonly label: (one: CaseRecord) => string
  readonly context: Parameters<typeof failureLine>[1]
}

/** A case that is known from the record, or a check that is yet to run. */
export type Shown =
  | { readonly kind: 'judged'; readonly record: CaseRecord }
  | { readonly kind: 'check'; readonly due: DueCheck }

/** How the cases of a test ended. */
export interface Ending {
  readonly errors: readonly Error[]
  /** Why the test counts for nothing; null where it counts. */
  readonly skip: string | null
  /** The records of its checks. */
  readonly checked: readonly CaseRecord[]
}

/** Shows the one case that a test is. */
export async function showTest(info: TestInfo, one: Shown, told: Told): Promise<Ending> {
  const { record, errors } = await settle(info, one, told)
  return {
    errors,
    skip: record.verdict === 'skipped' ? (record.reason ?? 'skipped') : null,
    checked: one.kind === 'check' ? [record] : [],
  }
}

/** Shows a step a case: each failure is an error of its own. */
export async function showSteps(
  info: TestInfo,
  cases: readonly Shown[],
  told: Told,
): Promise<Ending> {
  const endings: Ending[] = []
  for (const one of cases) {
    // oxlint-disable-next-line no-await-in-loop -- steps follow one another
    endings.push(await showStep(info, one, told))
  }
  const counts = endings.some(({ skip }) => skip === null)
  return {
    errors: endings.flatMap(({ errors }) => errors),
    skip: counts ? null : (endings[0]?.skip ?? null),
    checked: endings.flatMap(({ checked }) => checked),
  }
}

async function showStep(info: TestInfo, one: Shown, told: Told): Promise<Ending> {
  let ending: Ending = { errors: [], skip: null, checked: [] }
  const place = told.site === null ? {} : { location: told.site }
  const body = async (step: TestStepInfo): Promise<void> => {
    ending = await showTest(info, one, told)
    const [error] = ending.errors
    if (error !== undefined) throw error
    if (ending.skip !== null) step.skip(true, ending.skip)
  }
  // What failed is told when the test ends.
  await test.step(titleOf(one), body, place).catch(() => {})
  return ending
}

function titleOf(one: Shown): string {
  return one.kind === 'check' ? one.due.title : one.record.title
}

/** Ends a test as its cases did. */
export function end(info: TestInfo, { errors, skip }: Ending): void {
  // `test.fail()` around us would have it that what failed at Bland is as it should be.
  info.expectedStatus = 'passed'
  claimErrors(info, errors.length)
  const last = errors.at(-1)
  // As Playwright itself tells what was thrown.
  for (const { name, message, stack } of errors.slice(0, -1)) {
    info.errors.push({ message: `${name}: ${message}`, stack: stack ?? message })
  }
  if (last !== undefined) throw last
  if (skip !== null) info.skip(true, skip)
}

async function settle(info: TestInfo, one: Shown, told: Told): Promise<PlayedCheck> {
  if (one.kind === 'check') return playCheck(info, one.due)
  const { record } = one
  return { record, errors: isRed(record) ? [failure(record, told)] : [] }
}

function failure(one: CaseRecord, { site, label, context }: Told): Error {
  const verdict = { verdict: 'failed', reason: one.reason ?? 'no reason' } as const
  const line = failureLine(verdict, context)
  const details = failureDetails(one.evidence, context)
  return errorAt(details === '' ? line : `${line}\n\n${details}`, label(one), site)
}

/** An error of one frame: the user's. */
function errorAt(message: string, label: string, site: CallSite | null): Error {
  const error = new Error(message)
  error.stack = stackAt(message, label, site)
  return error
}
