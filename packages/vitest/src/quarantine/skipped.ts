/**
 * Detects `ctx.skip()`. Quarantined here: Vitest tells reporters that a test was skipped, but not by whom;
 * its own task knows.
 */
import { z } from 'zod'
import type { TestCase } from 'vitest/node'

const skipped = z.object({ task: z.object({ result: z.object({ pending: z.literal(true) }) }) })

/** Returns whether a test skipped itself, or a hook skipped it. */
export function hasAskedToSkip(test: TestCase): boolean {
  return skipped.safeParse(test).success
}
