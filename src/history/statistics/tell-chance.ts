/** Says in words whether chance alone may explain a change. No verdict reads it. */
import { chanceOfSigns, chanceOfWorse, holm, leastChance } from './tests.ts'
import type { Attempted } from './tests.ts'

/** A case that was played repeatedly on both sides. */
export interface Repeated {
  readonly before: Attempted
  readonly now: Attempted
  /** Whether either side ended as soon as it was decided. Its counts are then no random sample. */
  readonly stoppedEarly: boolean
}

/** A chance below this is called significant. */
const LEVEL = 0.05

/** Returns what can be said of each case; null for nothing. */
export function tellChances(cases: readonly Repeated[]): readonly (string | null)[] {
  const fit = cases.filter(({ stoppedEarly }) => !stoppedEarly)
  const corrected = holm(fit.map(({ before, now }) => chanceOfWorse(before, now)))
  return cases.map((one) => {
    const chance = corrected[fit.indexOf(one)]
    if (chance === undefined) return null
    const test = `(Fisher’s exact test, Holm: ${shown(chance)})`
    if (chance <= LEVEL) return `worse than chance explains ${test}`
    const isTooFew = leastChance(one.before, one.now) > LEVEL / fit.length
    return isTooFew ? 'too few attempts to tell from chance' : `chance may explain it ${test}`
  })
}

/** Returns what can be said of a suite by its scenarios that became worse or better; null for nothing. */
export function tellSigns(worse: number, better: number): string | null {
  if (worse + better === 0) return null
  const chance = shown(chanceOfSigns(worse, better))
  return `scenarios: ${worse} worse, ${better} better (sign test: ${chance})`
}

function shown(chance: number): string {
  return chance < 0.001 ? 'p < 0.001' : `p = ${chance.toFixed(3)}`
}
