/** Sizes the next wave: the attempts of a scenario that may run side by side. */
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import { decide, distanceOf } from './decide.ts'
import type { AttemptCounts } from './decide.ts'

/**
 * Returns how many attempts of a scenario to play next; 0 if all of its driving cases are decided. Plays
 * none that would not be played if each waited for the one before.
 *
 * @param driving the counts of the cases that drive its attempts
 */
export function nextWave(rule: RepeatRule, driving: readonly AttemptCounts[]): number {
  if (driving.every(isUnplayed)) return firstWave(rule)
  if (!rule.stopEarly) return 0
  const open = driving.filter((counts) => decide(rule, counts) === 'undecided')
  return Math.max(0, ...open.map((counts) => fewestToDecide(rule, counts)))
}

function isUnplayed({ passed, failed, errored }: AttemptCounts): boolean {
  return passed + failed + errored === 0
}

function firstWave(rule: RepeatRule): number {
  if (!rule.stopEarly) return rule.times
  if (rule.when === 'failed') return 1
  return fewestToDecide(rule, { passed: 0, failed: 0, errored: 0, of: rule.times })
}

/**
 * Returns the fewest attempts after which a case can be decided. Attempts without a verdict decide too:
 * after enough of them, neither side can be reached.
 */
function fewestToDecide(rule: RepeatRule, counts: AttemptCounts): number {
  const { toPass, toFail, left } = distanceOf(rule, counts)
  const nearest = Math.min(toPass, toFail)
  return Math.min(nearest, left + 1 - nearest)
}
