/** Says in words how far the counts of two sessions of a suite differ. Only what has the same definition is counted. */
import { joinCases, joinScenarios } from '../../verdict/compared/join.ts'
import { oneLine } from '../../verdict/title.ts'
import { sameAs } from '../compare.ts'
import type { PlayedCase, PlayedScenario } from '../played.ts'
import { tellChances, tellSigns } from './tell-chance.ts'
import type { Repeated } from './tell-chance.ts'

/** A case that was played on both sides. */
interface Pair {
  readonly scenario: PlayedScenario
  readonly now: PlayedCase
  readonly before: PlayedCase
  readonly stoppedEarly: boolean
}

/** Returns a line for each case that failed more often than before, and one for the suite. */
export function tellDifferences(
  now: readonly PlayedScenario[],
  then: readonly PlayedScenario[],
): readonly string[] {
  const pairs = [...joinScenarios(now, then)].flatMap(([one, other]) => pairsIn(one, other))
  const counted = pairs.flatMap(toRepeated)
  const chances = tellChances(counted)
  const cases = counted.flatMap((one, index) => {
    const chance = chances[index] ?? null
    return chance === null || shareOf(one.now) <= shareOf(one.before) ? [] : [tell(one, chance)]
  })
  const changes = now.map((scenario) => changeOf(pairs.filter((one) => one.scenario === scenario)))
  const worse = changes.filter((change) => change > 0).length
  const suite = tellSigns(worse, changes.filter((change) => change < 0).length)
  return suite === null ? cases : [...cases, suite]
}

function pairsIn(now: PlayedScenario, then: PlayedScenario): readonly Pair[] {
  const stoppedEarly = [now, then].some(({ rule }) => rule?.stopEarly !== false)
  const joined = [...joinCases(now.cases, then.cases)].filter(
    ([one, other]) => sameAs([now, then], [one, other]) === 'same',
  )
  return joined.map(([one, other]) => ({ scenario: now, now: one, before: other, stoppedEarly }))
}

interface Counted extends Repeated {
  readonly place: string
}

function toRepeated({ scenario, now, before, stoppedEarly }: Pair): readonly Counted[] {
  if (now.counts === undefined || before.counts === undefined) return []
  const place = [scenario.title, now.title].map((part) => oneLine(part)).join(' › ')
  return [{ place, before: before.counts, now: now.counts, stoppedEarly }]
}

function tell({ place, before, now }: Counted, chance: string): string {
  const [there, here] = [before, now].map(({ passed, failed }) => `${passed} of ${passed + failed}`)
  return `${place}: ${there} passed there, ${here} here: ${chance}`
}

function shareOf({ passed, failed }: Pick<Repeated['now'], 'passed' | 'failed'>): number {
  return passed + failed === 0 ? 0 : failed / (passed + failed)
}

/** Returns how much more of a scenario fails than before. */
function changeOf(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, { now, before }) => sum + failuresOf(now) - failuresOf(before), 0)
}

function failuresOf({ verdict, counts }: PlayedCase): number {
  if (counts !== undefined) return shareOf(counts)
  return verdict === 'failed' ? 1 : 0
}
