/**
 * Assertions that a user's hooks may demand of every test. Ours are made at Bland, so a test makes one here
 * if it is demanded; it would cost more than everything else in the test.
 *
 * Quarantined here: only Vitest's internal flag says which `expect` it looks at.
 * Vitest keeps a demand for the `expect` that was asked: that of all tests, which tests that run at the
 * same time share, or that of one test. Once a test has used its own, Vitest looks at no other.
 */
import { expect } from 'vitest'
import type { TestContext } from 'vitest'

/** Tests of one file run side by side, and what one hook demands the next test takes back. */
let isDemanded = false

/** Notes what is demanded; to be called when the body of a test begins. */
export function noteDemand(ctx: TestContext): void {
  isDemanded ||= demands(expect) || (hasOwnExpect(ctx) && demands(ctx.expect))
}

/** Makes an assertion that passes, if any is demanded. */
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

/** To ask for it would make it. The flag is Vitest's own, and decides which of the two it looks at. */
function hasOwnExpect(ctx: TestContext): boolean {
  const own: unknown = Reflect.get(ctx, '_local')
  return own === true
}
