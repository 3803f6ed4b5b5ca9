/** The matchers of checks, for the `expect` of both runners. */
import type { ToneDimension } from '../model/measure.ts'
import type { Run } from '../model/run.ts'
import type { MatcherResult } from './finding.ts'
import { toHaveExtracted } from './extracted.ts'
import { toFinishWithin, toHaveToneAtLeast, toScoreAtLeast } from './measured.ts'
import type { FinishOptions } from './measured.ts'
import { toHaveSaid } from './said.ts'
import type { SaidOptions } from './said.ts'
import { toHaveVisited, toHaveVisitedInOrder } from './visited.ts'

/**
 * Matchers on a run, for `expect.extend(blandMatchers)` of Vitest and Playwright. If the data is missing, a
 * matcher and its `.not` both throw a {@link BlandCheckError}.
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

/** The matchers as functions, with the run as first argument. */
export type BlandMatcherFunctions = {
  readonly [K in keyof BlandMatchers]: (
    given: Run,
    ...args: Parameters<BlandMatchers[K]>
  ) => MatcherResult
}

/** The matchers as methods of `expect(run)`. */
export interface BlandMatchers<R = void> {
  /** Matches if the conversation took at most this many turns and milliseconds. */
  toFinishWithin: (bounds: FinishOptions) => R
  /** Matches if the variable was extracted, with this value if one is given. */
  toHaveExtracted: (name: string, value?: unknown) => R
  /**
   * Matches if someone, or the speaker `by`, said the text (in any letter case and spacing), or a match of
   * the expression.
   */
  toHaveSaid: (wanted: string | RegExp, options?: SaidOptions) => R
  /** Matches if the tone score, from 0 to 1, is at least this. */
  toHaveToneAtLeast: (dimension: ToneDimension, score: number) => R
  /** Matches if the run visited the node, or all of the nodes. */
  toHaveVisited: (path: string | readonly string[]) => R
  /** Matches if the run visited the nodes in this order; others may be between them. */
  toHaveVisitedInOrder: (path: readonly string[]) => R
  /** Matches if the overall score, from 0 to 1, is at least this. */
  toScoreAtLeast: (score: number) => R
}
