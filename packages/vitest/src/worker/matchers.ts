/** The matchers of bland-suite in Vitest's `expect`, wherever this package is imported. */
import { blandMatchers } from 'bland-suite/adapter'
import type { BlandMatchers } from 'bland-suite'
import { expect } from 'vitest'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-explicit-any typescript/no-empty-object-type -- as Vitest has it
  interface Matchers<T = any> extends BlandMatchers {}
}

export { blandMatchers }

/** Adds the matchers; adding them twice changes nothing. */
export function addMatchers(): void {
  expect.extend(blandMatchers)
}
