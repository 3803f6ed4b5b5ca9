/**
 * Whether somebody has called `ctx.skip()`. Quarantined here: Vitest tells reporters that a test was
 * skipped, and not by whom; its own task knows.
 */
import { z } from 'zod'
import type { TestCase } from 'vitest/node'

const skipped = z.object({ task: z.object({ result: z.object({ pending: z.literal(true) }) }) })

/** Whether a test has skipped itself, or a hook has. */
export function hasAskedToSkip(test: TestCase): boolean {
  return skipped.safeParse(test).success
}
