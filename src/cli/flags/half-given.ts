/** Refuses flags that do nothing alone. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { PASSES } from './make-flag.ts'

/** Groups of options, each with the one without which the others do nothing, and the word of its flag. */
const GROUPS = [
  { group: 'repeat', lead: 'times', word: 'N' },
  { group: 'baseline', lead: 'file', word: 'FILE' },
] as const

type Options = Readonly<Record<string, unknown>>

/**
 * Refuses an option without the one that it belongs to, in the words of flags: those of files speak of objects.
 *
 * @throws {@link BlandOptionError} that names both
 */
export function refuseHalf(options: Options): void {
  for (const { group, lead, word } of GROUPS) {
    const given = groupIn(options, group)
    const [alone] = Object.keys(given)
    if (alone !== undefined && given[lead] === undefined) {
      throw new BlandOptionError(
        (name) =>
          `${name(`${group}.${alone}`)} does nothing without ${name(`${group}.${lead}`, word)}.`,
      )
    }
  }
  const { times, pass } = groupIn(options, 'repeat')
  if (times !== undefined && pass === undefined) {
    throw new BlandOptionError(
      (name) =>
        `${name('repeat.times')} needs ${name('repeat.pass')}: how many of the attempts must pass (${PASSES}).`,
    )
  }
}

function groupIn(options: Options, group: string): Options {
  const given = options[group]
  return typeof given === 'object' ? { ...given } : {}
}
