/** The facts of repeated attempts that reports show. */
import { z } from 'zod'
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import type { AttemptCounts } from '../../verdict/attempts/decide.ts'

/** The facts of a case over its attempts. */
export interface AttemptedCase {
  /** The counts over its attempts; absent where scenarios are played once. */
  readonly attempts?: AttemptCounts | undefined
  /** Whether it passed though an attempt failed; absent for no. */
  readonly flaky?: true | undefined
  /** Its attempts in the baseline; absent if it was played once on either side, or is not the same. */
  readonly accepted?: AcceptedAttempts | undefined
  /** The attempt that its evidence is from, from 0; absent where scenarios are played once. */
  readonly attempt?: number | undefined
}

/** The attempts of a case in the baseline. */
export interface AcceptedAttempts {
  /** How many passed. */
  readonly passed: number
  /** How many failed. */
  readonly failed: number
  /** Whether the attempts there or here ended as soon as they were decided. Their counts are then no random sample. */
  readonly stoppedEarly: boolean
}

const count = z.number().int().nonnegative()

/** Reads the counts of a case. */
export const attemptCounts: z.ZodType<AttemptCounts> = z.object({
  passed: count,
  failed: count,
  errored: count,
  of: count,
})

/** Reads the attempts of a case in the baseline. */
export const acceptedAttempts: z.ZodType<AcceptedAttempts> = z.object({
  passed: count,
  failed: count,
  stoppedEarly: z.boolean(),
})

/** Reads a rule of repeated attempts. */
export const repeatRule: z.ZodType<RepeatRule> = z.object({
  times: count.positive(),
  needed: count.positive(),
  when: z.enum(['always', 'failed']),
  stopEarly: z.boolean(),
})
