/** Says how a scenario stands between two of its attempts. */
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import { countOutcomes, decide, distanceOf } from './decide.ts'
import type { AttemptCounts, AttemptOutcome } from './decide.ts'

/** A scenario that is played again: what each attempt says of each case that drives attempts. */
export interface SoFar {
  readonly rule: RepeatRule
  readonly attempts: readonly (readonly AttemptOutcome[])[]
  /** The counts of these cases. */
  readonly driving: readonly AttemptCounts[]
}

/** Writes the sentence: `attempt 2 of at most 3 has ended: 1 passed, 1 failed; the next decides`. */
export function tellSoFar({ rule, attempts, driving }: SoFar): string {
  const { passed, failed, errored } = countOutcomes(rule, attempts.map(worstOf))
  const counts = [
    `${passed} passed`,
    `${failed} failed`,
    ...(errored === 0 ? [] : [`${errored} did not finish`]),
  ]
  const open = driving.filter((one) => decide(rule, one) === 'undecided')
  const isLast = open.every((one) => {
    const { toPass, toFail } = distanceOf(rule, one)
    return toPass === 1 && toFail === 1
  })
  const next = isLast ? 'the next decides' : 'it is played again'
  return `attempt ${attempts.length} of at most ${rule.times} has ended: ${counts.join(', ')}; ${next}`
}

function worstOf(outcomes: readonly AttemptOutcome[]): AttemptOutcome {
  if (outcomes.includes('failed')) return 'failed'
  return outcomes.includes('unfinished') ? 'unfinished' : 'passed'
}
