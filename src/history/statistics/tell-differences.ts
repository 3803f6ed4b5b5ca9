/** Says in words how far the counts of two sessions of a suite differ. Only what has the same definition is counted. */
import { oneLine } from '../../verdict/title.ts'
import type { PlayedCase, PlayedScenario } from '../played.ts'
import { acceptedAttempts, sameCases } from './repeated.ts'
import { changeFrom, tellSigns, tellWorse } from './tell-chance.ts'
import type { Attempted } from './tests.ts'

/** Returns a line for each case that failed more often than before, and one for the suite. */
export function tellDifferences(
  joined: readonly (readonly [now: PlayedScenario, then: PlayedScenario])[],
): readonly string[] {
  const counted = joined.flatMap(countedIn)
  const worse = tellWorse(counted)
  const cases = counted.flatMap(({ place }, index) => {
    const told = worse[index] ?? null
    return told === null ? [] : [`${place}: ${told}`]
  })
  const suite = tellSigns(joined.map(changeIn))
  return suite === null ? cases : [...cases, suite]
}

function countedIn([now, then]: readonly [PlayedScenario, PlayedScenario]) {
  return [...acceptedAttempts(now, then)].map(([one, accepted]) => {
    const place = `${oneLine(now.title)} › ${oneLine(one.title)}`
    return { place, now: attemptsOf(one), accepted }
  })
}

/** Returns how much more of a scenario fails than before. */
function changeIn([now, then]: readonly [PlayedScenario, PlayedScenario]): number {
  return [...sameCases(now, then)].reduce(
    (sum, [one, other]) => sum + changeFrom(attemptsOf(other), attemptsOf(one)),
    0,
  )
}

/** Returns the attempts of a case. One that was played once has a single one. */
function attemptsOf({ verdict, counts }: PlayedCase): Attempted {
  const failed = verdict === 'failed' ? 1 : 0
  return counts ?? { passed: 1 - failed, failed }
}
