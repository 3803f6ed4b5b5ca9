/** Playwright's `expect` with the matchers of bland-suite. */
import { blandMatchers as matchers } from 'bland-suite/internal/worker'
import type { BlandMatcherFunctions } from 'bland-suite'
import { expect as plain } from '@playwright/test'
import type { Expect } from '@playwright/test'

/** The `expect` of a suite's checks. */
export type BlandExpect = Expect<BlandMatcherFunctions>

/** The matchers, for your own `expect`: `expect.extend(blandMatchers)`. */
export const blandMatchers: BlandMatcherFunctions = matchers

/** Playwright's `expect` with matchers for runs: `expect(run).toHaveVisited('booking')`. */
export const expect: BlandExpect = plain.extend(matchers)
