/** Telling Playwright how a case ended. */
import { failureDetails, failureLine, stackAt } from 'bland-suite/adapter'
import type { CallSite, CaseRecord } from 'bland-suite/adapter'
import { test } from '@playwright/test'
import type { TestInfo, TestInfoError } from '@playwright/test'

/** What a case is told with. */
export interface Told {
  readonly site: CallSite | null
  /** What failed, for the frame. */
  readonly label: (one: CaseRecord) => string
  readonly context: Parameters<typeof failureLine>[1]
}

/** Ends a test as its record says. */
export function showCase(info: TestInfo, one: CaseRecord, told: Told): void {
  switch (one.verdict) {
    case 'passed':
      return
    case 'skipped':
      return info.skip(true, one.reason ?? 'skipped')
    case 'failed':
    case 'errored':
      throw failure(one, told)
  }
}

/** Shows a step a case, and ends the test as they all say: each failure is an error of its own. */
export async function showSteps(
  info: TestInfo,
  cases: readonly CaseRecord[],
  told: Told,
): Promise<void> {
  const failures: Error[] = []
  for (const one of cases) {
    // oxlint-disable-next-line no-await-in-loop -- steps follow one another
    await showStep(one, told).catch((error: unknown) => failures.push(toError(error)))
  }
  const last = failures.pop()
  for (const failed of failures) info.errors.push(asPlaywright(failed))
  if (last !== undefined) throw last
  const [first] = cases
  const nothingCounts = cases.every(({ verdict }) => verdict === 'skipped')
  if (first !== undefined && nothingCounts) info.skip(true, first.reason ?? 'skipped')
}

async function showStep(one: CaseRecord, told: Told): Promise<void> {
  const place = told.site === null ? {} : { location: told.site }
  await test.step(
    one.title,
    (step) => {
      if (one.verdict === 'skipped') step.skip(true, one.reason ?? 'skipped')
      else if (one.verdict !== 'passed') throw failure(one, told)
    },
    place,
  )
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

/** As Playwright itself says an error that was thrown. */
function asPlaywright({ name, message, stack }: Error): TestInfoError {
  return { message: `${name}: ${message}`, stack: stack ?? message }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
