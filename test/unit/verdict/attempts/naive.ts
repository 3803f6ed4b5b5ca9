/** A second implementation of the rules, which tries every future. It shares nothing with the first but its types. */
import type { RepeatRule } from '../../../../src/options/repeat/repeat-options.ts'
import type { AttemptOutcome } from '../../../../src/verdict/attempts/decide.ts'

export const OUTCOMES: readonly AttemptOutcome[] = ['passed', 'failed', 'unfinished']

type Said = 'passed' | 'failed' | 'undecided' | 'errored'

/** What a case is when all attempts were played. */
function whole({ times, needed }: RepeatRule, outcomes: readonly AttemptOutcome[]): Said {
  const passed = outcomes.filter((one) => one === 'passed').length
  const failed = outcomes.filter((one) => one === 'failed').length
  if (passed >= needed) return 'passed'
  return times - failed < needed ? 'failed' : 'errored'
}

/** What a case is, by playing every future to its end: undecided if they do not all say the same. */
export function naive(rule: RepeatRule, outcomes: readonly AttemptOutcome[]): Said {
  const isGood = outcomes.length > 0 && outcomes.every((one) => one === 'passed')
  if (rule.when === 'failed' && isGood) return 'passed'
  const said = new Set(
    futures(rule.times - outcomes.length).map((f) => whole(rule, [...outcomes, ...f])),
  )
  const [only = 'undecided'] = said
  return said.size === 1 ? only : 'undecided'
}

const known = new Map<number, readonly (readonly AttemptOutcome[])[]>()

function futures(length: number): readonly (readonly AttemptOutcome[])[] {
  if (length <= 0) return [[]]
  const found =
    known.get(length) ?? futures(length - 1).flatMap((f) => OUTCOMES.map((one) => [...f, one]))
  known.set(length, found)
  return found
}

/** How many attempts are played if each waits for the one before. */
export function oneAtATime(
  rule: RepeatRule,
  cases: readonly (readonly AttemptOutcome[])[],
): number {
  for (let played = 1; played < rule.times; played += 1) {
    const open = cases.some((outcomes) => naive(rule, outcomes.slice(0, played)) === 'undecided')
    if (!open) return played
  }
  return rule.times
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

/** Every rule of at most so many attempts, and those that the options refuse because they confirm nothing. */
export function rulesUpTo(most: number): readonly RepeatRule[] {
  return upTo(most).flatMap((times) =>
    upTo(times).flatMap((needed) =>
      (['always', 'failed'] as const).map((when) => ({ times, needed, when, stopEarly: true })),
    ),
  )
}

/** The fewest attempts after which some future decides a case; 0 if it is decided. */
export function fewestToDecide(rule: RepeatRule, outcomes: readonly AttemptOutcome[]): number {
  for (let more = 0; ; more += 1) {
    const decides = futures(more).some((f) => naive(rule, [...outcomes, ...f]) !== 'undecided')
    if (decides) return more
  }
}
