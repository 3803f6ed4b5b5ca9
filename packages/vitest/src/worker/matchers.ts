/** The matchers of bland-suite in Vitest's `expect`, wherever this package is imported. */
import { blandMatchers as matchers } from 'bland-suite/internal/worker'
import type { BlandMatcherFunctions, BlandMatchers } from 'bland-suite'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-explicit-any -- as Vitest has it
  interface Matchers<T = any> extends BlandMatchers {}
}

/** The matchers, for your own `expect`: `expect.extend(blandMatchers)`. */
export const blandMatchers: BlandMatcherFunctions = matchers
