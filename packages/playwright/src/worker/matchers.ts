/** Playwright's `expect` with the matchers of bland-suite. */
import { blandMatchers } from 'bland-suite/internal/worker'
import type { BlandMatcherFunctions } from 'bland-suite'
import { expect as plain } from '@playwright/test'
import type { Expect } from '@playwright/test'

/** What the checks of a suite get as `expect`. */
export type BlandExpect = Expect<BlandMatcherFunctions>

/** Playwright's `expect`, which knows runs: `expect(run).toHaveVisited('booking')`. */
export const expect: BlandExpect = plain.extend(blandMatchers)
