/** Stops confirming failures where most scenarios fail: the agent is broken, and more calls say nothing new. */
import type { AttemptOutcome } from './decide.ts'

/** The fewest failed scenarios that stop it. */
const FEWEST = 4

/**
 * Returns whether the first attempts failed so widely that none is worth a second one: in over half of the
 * scenarios, and in at least four.
 *
 * @param scenarios for each scenario that was played, the outcomes of its driving cases in the first attempt
 */
export function failsWidely(scenarios: readonly (readonly AttemptOutcome[])[]): boolean {
  const failed = scenarios.filter((outcomes) => outcomes.includes('failed')).length
  return failed >= FEWEST && failed * 2 > scenarios.length
}
