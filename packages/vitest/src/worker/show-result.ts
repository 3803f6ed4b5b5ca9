/** Shows in Vitest how a case ended. */
import { atUser, failureTexts, flakyNote } from 'bland-suite/internal/worker'
import type { OwnSuite, ShownCase } from 'bland-suite/internal/worker'
import type { TestContext } from 'vitest'
import { meetDemand } from '../quarantine/demand.ts'

/**
 * Ends a test as its record says. A skip shows its reason, a flaky pass has an annotation, and a pass makes an
 * assertion if one is required.
 */
export async function showResult(
  ctx: TestContext,
  { record, context, label }: ShownCase,
  { requiresAssertions, site }: OwnSuite,
): Promise<void> {
  const flaky = flakyNote(record)
  if (flaky !== null) await ctx.annotate(flaky, 'flaky')
  if (record.verdict === 'passed') return meetDemand(ctx, requiresAssertions)
  if (record.verdict === 'skipped') return ctx.skip(record.reason ?? 'skipped')
  const { line, details } = failureTexts(record, context)
  // The name keeps Vitest from printing the error's properties, `diff` is printed unchanged, and a stack
  // with only the user's frame gives its code frame. Vitest would merge errors with equal stacks.
  const error = { name: 'AssertionError', diff: details, showDiff: false }
  throw atUser(Object.assign(new Error(line), error), label, site)
}
