/** Decides a case by the outcomes of its attempts so far. */
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'

/** The outcome of a case in an attempt. An attempt that is `unfinished` ended without a verdict on it. */
export type AttemptOutcome = 'passed' | 'failed' | 'unfinished'

/** The counts of a case over its attempts. */
export interface AttemptCounts {
  /** Attempts that passed it. */
  readonly passed: number
  /** Attempts that failed it. */
  readonly failed: number
  /** Attempts that ended without a verdict on the case. */
  readonly errored: number
  /** The most attempts that the rule allows. */
  readonly of: number
}

/** The decision of the attempts so far. More attempts may change only `undecided`, or a pass at once. */
export type Decision = 'passed' | 'failed' | 'undecided' | 'errored'

/** Counts the outcomes of a case. */
export function countOutcomes(
  { times }: Pick<RepeatRule, 'times'>,
  outcomes: readonly AttemptOutcome[],
): AttemptCounts {
  const count = (wanted: AttemptOutcome): number => outcomes.filter((one) => one === wanted).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    errored: count('unfinished'),
    of: times,
  }
}

/** How far a case is from its verdict. */
export interface Distance {
  /** The passes that it still needs. */
  readonly toPass: number
  /** The failures after which it can no longer pass. */
  readonly toFail: number
  /** The attempts that may still be played. */
  readonly left: number
}

/** Measures how far a case is from its verdict. */
export function distanceOf(
  { times, needed }: RepeatRule,
  { passed, failed, errored }: AttemptCounts,
): Distance {
  return {
    toPass: needed - passed,
    toFail: times - needed + 1 - failed,
    left: times - passed - failed - errored,
  }
}

/** Decides a case. It is errored if the attempts that are left can decide nothing. */
export function decide(rule: RepeatRule, counts: AttemptCounts): Decision {
  const { toPass, toFail, left } = distanceOf(rule, counts)
  if (toPass <= 0 || passedAtOnce(rule, counts)) return 'passed'
  if (toFail <= 0) return 'failed'
  return left >= Math.min(toPass, toFail) ? 'undecided' : 'errored'
}

/** Returns whether every attempt so far passed, where only a failure asks for more. */
function passedAtOnce({ when }: RepeatRule, { passed, failed, errored }: AttemptCounts): boolean {
  return when === 'failed' && passed > 0 && failed + errored === 0
}
