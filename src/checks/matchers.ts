/** The matchers of checks, for the `expect` of either runner. */
import type { ToneDimension } from '../model/measure.ts'
import type { MatcherResult } from './finding.ts'
import { toHaveExtracted } from './extracted.ts'
import { toFinishWithin, toHaveToneAtLeast, toScoreAtLeast } from './measured.ts'
import type { FinishOptions } from './measured.ts'
import { toHaveSaid } from './said.ts'
import type { SaidOptions } from './said.ts'
import { toHaveVisited, toHaveVisitedInOrder } from './visited.ts'

/**
 * Matchers on a run, for `expect.extend(blandMatchers)` of Vitest and of Playwright. What a run lacks
 * meets neither an expectation nor its opposite: the matcher throws a {@link BlandCheckError}.
 */
export const blandMatchers: BlandMatcherFunctions = {
  toFinishWithin,
  toHaveExtracted,
  toHaveSaid,
  toHaveToneAtLeast,
  toHaveVisited,
  toHaveVisitedInOrder,
  toScoreAtLeast,
}

/** The matchers as functions, with the run before their arguments. */
export type BlandMatcherFunctions = {
  readonly [K in keyof BlandMatchers]: (
    given: unknown,
    ...args: Parameters<BlandMatchers[K]>
  ) => MatcherResult
}

/** The matchers as methods of what `expect(run)` returns. */
export interface BlandMatchers<R = void> {
  /** The conversation took at most so many turns, and so many milliseconds. */
  toFinishWithin: (bounds: FinishOptions) => R
  /** The variable was extracted; with a value, it is that one. */
  toHaveExtracted: (name: string, value?: unknown) => R
  /** Someone, or the one that `by` names, said it: text in any case and spacing, or a match. */
  toHaveSaid: (wanted: string | RegExp, options?: SaidOptions) => R
  /** The tone score, from 0 to 1, is at least this. */
  toHaveToneAtLeast: (dimension: ToneDimension, score: number) => R
  /** The node was visited, or every one of the nodes. */
  toHaveVisited: (path: string | readonly string[]) => R
  /** The nodes were visited in this order, with others between them or not. */
  toHaveVisitedInOrder: (path: readonly string[]) => R
  /** The overall score, from 0 to 1, is at least this. */
  toScoreAtLeast: (score: number) => R
}
