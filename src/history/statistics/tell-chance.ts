/** Says in words whether chance alone may explain a change. No verdict reads it. */
import { chanceOfSigns, chanceOfWorse, holm, leastChance } from './tests.ts'
import type { Attempted } from './tests.ts'
import type { AcceptedAttempts } from '../../record/attempts/facts.ts'

/** A case that was played repeatedly on both sides. */
export interface Repeated {
  readonly accepted: AcceptedAttempts
  readonly now: Attempted
}

/** A chance below this is called significant. */
const LEVEL = 0.05

/** Returns a sentence on each case that failed more often than before; null for others, and where attempts stopped early. */
export function tellWorse(cases: readonly Repeated[]): readonly (string | null)[] {
  const chances = tellChances(cases)
  return cases.map((one, index) => {
    const chance = chances[index] ?? null
    return chance === null || changeFrom(one.accepted, one.now) <= 0
      ? null
      : `${tellCounts(one)}: ${chance}`
  })
}

function tellCounts({ accepted, now }: Repeated): string {
  const [then, here] = [accepted, now].map(
    ({ passed, failed }) => `${passed} of ${passed + failed}`,
  )
  return `${then} attempts passed before, ${here} now`
}

/** Returns how much larger the share of failed attempts is than before. */
export function changeFrom(before: Attempted, now: Attempted): number {
  return shareOf(now) - shareOf(before)
}

function shareOf({ passed, failed }: Attempted): number {
  return passed + failed === 0 ? 0 : failed / (passed + failed)
}

/** Returns what can be said of each case; null for nothing. */
export function tellChances(cases: readonly Repeated[]): readonly (string | null)[] {
  const fit = cases.filter(({ accepted }) => !accepted.stoppedEarly)
  const corrected = holm(fit.map(({ accepted, now }) => chanceOfWorse(accepted, now)))
  return cases.map((one) => {
    const chance = corrected[fit.indexOf(one)]
    if (chance === undefined) return null
    const test = `(Fisher’s exact test, Holm: ${shown(chance)})`
    if (chance <= LEVEL) return `worse than chance explains ${test}`
    const isTooFew = leastChance(one.accepted, one.now) > LEVEL / fit.length
    return isTooFew ? 'too few attempts to tell from chance' : `chance may explain it ${test}`
  })
}

/** Returns what can be said of a suite by how much more of each scenario fails than before; null for nothing. */
export function tellSigns(changes: readonly number[]): string | null {
  const worse = changes.filter((one) => one > 0).length
  const better = changes.filter((one) => one < 0).length
  if (worse + better === 0) return null
  const chance = shown(chanceOfSigns(worse, better))
  return `scenarios: ${worse} worse, ${better} better (sign test: ${chance})`
}

function shown(chance: number): string {
  return chance < 0.001 ? 'p < 0.001' : `p = ${chance.toFixed(3)}`
}
