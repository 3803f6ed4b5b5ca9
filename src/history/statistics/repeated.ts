/** Finds the cases that were played repeatedly on both sides. */
import type { AcceptedAttempts } from '../../record/attempts/facts.ts'
import { joinCases } from '../../verdict/compared/join.ts'
import { sameAs } from '../compare.ts'
import type { PlayedCase, PlayedScenario } from '../played.ts'

/** Finds the cases of a scenario that were accepted with the same definition. */
export function sameCases<Case extends PlayedCase>(
  now: PlayedScenario<Case>,
  then: PlayedScenario,
): ReadonlyMap<Case, PlayedCase> {
  const joined = [...joinCases(now.cases, then.cases)]
  return new Map(joined.filter(([one, other]) => sameAs([now, then], [one, other]) === 'same'))
}

/** Returns the accepted attempts of each such case that was played repeatedly on both sides. */
export function acceptedAttempts(
  now: PlayedScenario,
  then: PlayedScenario,
): ReadonlyMap<PlayedCase, AcceptedAttempts> {
  const stoppedEarly = [now, then].some(({ rule }) => rule?.stopEarly !== false)
  const found = [...sameCases(now, then)].flatMap(([one, { counts }]) => {
    if (counts === undefined || one.counts === undefined) return []
    const { passed, failed } = counts
    return [[one, { passed, failed, stoppedEarly }] as const]
  })
  return new Map(found)
}
