/** Telling Vitest how a case ended. */
import { failureDetails, failureLine, stackAt } from 'bland-suite/internal/worker'
import type { CallSite, CaseRecord } from 'bland-suite/internal/worker'
import type { TestContext } from 'vitest'
import { meetDemand } from './demand.ts'

/** What a failure is told with. */
export interface Told {
  /** Whether a test without an assertion fails. */
  readonly requiresAssertions: boolean
  readonly site: CallSite | null
  /** What failed, for the frame: scenario and case. */
  readonly label: string
  readonly context: Parameters<typeof failureLine>[1]
}

/** Ends a test as its record says. A skip shows its reason; a pass is an assertion where one is asked for. */
export function tell(ctx: TestContext, one: CaseRecord, told: Told): void {
  switch (one.verdict) {
    case 'passed':
      return meetDemand(ctx, told.requiresAssertions)
    case 'skipped':
      ctx.skip(one.reason ?? 'skipped')
      return
    case 'failed':
    case 'errored':
      throw failure(one, told)
  }
}

function failure(one: CaseRecord, { site, label, context }: Told): Error {
  const verdict = { verdict: 'failed', reason: one.reason ?? 'no reason' } as const
  const message = failureLine(verdict, context)
  const error = new Error(message)
  // The name keeps Vitest from printing the error's properties, `diff` is printed as it stands, and
  // a stack of the user's frame alone gives its code frame. Errors of equal stack would be merged.
  error.name = 'AssertionError'
  error.stack = stackAt(`AssertionError: ${message}`, label, site)
  return Object.assign(error, { diff: failureDetails(one.evidence, context), showDiff: false })
}

/** An error of ours, shown at the user's line. */
export function atUser(error: Error, label: string, site: CallSite | null): Error {
  error.stack = stackAt(`${error.name}: ${error.message}`, label, site)
  return error
}
