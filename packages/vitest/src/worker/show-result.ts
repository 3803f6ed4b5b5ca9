/** Telling Vitest how a case ended. */
import { atUser, failureTexts } from 'bland-suite/internal/worker'
import type { CallSite, CaseRecord, FailureContext } from 'bland-suite/internal/worker'
import type { TestContext } from 'vitest'
import { meetDemand } from '../quarantine/demand.ts'

/** What a result is shown with. */
export interface Shown {
  /** Whether a test without an assertion fails. */
  readonly requiresAssertions: boolean
  readonly site: CallSite | null
  /** What failed, for the frame: scenario and case. */
  readonly label: string
  readonly context: FailureContext
}

/** Ends a test as its record says. A skip shows its reason; a pass is an assertion where one is asked for. */
export function showResult(ctx: TestContext, one: CaseRecord, shown: Shown): void {
  if (one.verdict === 'passed') return meetDemand(ctx, shown.requiresAssertions)
  if (one.verdict === 'skipped') return ctx.skip(one.reason ?? 'skipped')
  const { line, details } = failureTexts(one, shown.context)
  // The name keeps Vitest from printing the error's properties, `diff` is printed as it stands, and
  // a stack of the user's frame alone gives its code frame. Errors of equal stack would be merged.
  const error = { name: 'AssertionError', diff: details, showDiff: false }
  throw atUser(Object.assign(new Error(line), error), shown.label, shown.site)
}
