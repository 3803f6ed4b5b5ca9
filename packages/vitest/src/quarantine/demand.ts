/**
 * Assertions that a user's hooks may require of every test. Ours run at Bland, so a test makes one here
 * only if it is required: it would cost more than the rest of the test.
 *
 * Quarantined here: only Vitest's internal flag shows which `expect` it checks. Vitest stores a requirement
 * in the `expect` that was called: the global one, which concurrent tests share, or that of one test. Once
 * a test has used its own, Vitest checks no other.
 */
import { expect } from 'vitest'
import type { TestContext } from 'vitest'

/** Remembered for the file: its tests run concurrently, and the next one resets what a hook required. */
let isDemanded = false

/** Notes a requirement. Called when the body of a test begins. */
export function noteDemand(ctx: TestContext): void {
  isDemanded ||= demands(expect) || (hasOwnExpect(ctx) && demands(ctx.expect))
}

/** Makes an assertion that passes, if one is required. */
export function meetDemand(ctx: TestContext, isRequired: boolean): void {
  noteDemand(ctx)
  if (!isRequired && !isDemanded) return
  ctx.expect.setState({ isExpectingAssertions: false, expectedAssertionsNumber: null })
  ctx.expect('passed').toBe('passed')
}

function demands({ getState }: Pick<typeof expect, 'getState'>): boolean {
  const { isExpectingAssertions, expectedAssertionsNumber } = getState()
  return isExpectingAssertions === true || typeof expectedAssertionsNumber === 'number'
}

/** Reads Vitest's own flag, because reading `ctx.expect` would create one. */
function hasOwnExpect(ctx: TestContext): boolean {
  const own: unknown = Reflect.get(ctx, '_local')
  return own === true
}
