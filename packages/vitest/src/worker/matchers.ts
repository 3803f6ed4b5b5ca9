/** Vitest's `expect` with the matchers of bland-suite, wherever this package is imported. */
import { blandMatchers as matchers } from 'bland-suite/internal/worker'
import type { BlandMatcherFunctions, BlandMatchers, Run } from 'bland-suite'
import { expect as plain } from 'vitest'
import type { ExpectStatic } from 'vitest'

/** The matchers, after `resolves` too; only on a run. */
type RunMatchers<T> = {
  [K in keyof BlandMatchers]: Awaited<T> extends Run ? BlandMatchers[K] : never
}

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-explicit-any -- as Vitest has it
  interface Matchers<T = any> extends RunMatchers<T> {}
}

/** The `expect` of a suite's checks. */
export type BlandExpect = ExpectStatic

/** The matchers, for your own `expect`: `expect.extend(blandMatchers)`. */
export const blandMatchers: BlandMatcherFunctions = matchers

plain.extend(matchers)

/** Vitest's `expect` with matchers for runs: `expect(run).toHaveVisited('booking')`. */
export const expect: BlandExpect = plain
