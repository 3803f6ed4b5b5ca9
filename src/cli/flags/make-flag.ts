/** Flags whose words are more than text, and their readers. */
import { InvalidArgumentError, Option } from 'commander'

/** Makes a flag that is repeated for each entry of a list. */
export function list(flags: string, about: string): Option {
  return new Option(flags, about).argParser((word, all?: readonly string[]) =>
    (all ?? []).concat(word),
  )
}

/** Makes a flag whose word is a number. */
export function number(flags: string, about: string): Option {
  return new Option(flags, about).argParser(readNumber)
}

function readNumber(word: string): number {
  const value = Number(word)
  if (word.trim() !== '' && Number.isFinite(value)) return value
  throw new InvalidArgumentError('It must be a number.')
}

/** Reads the version of a pathway. */
export function readVersion(word: string): number | string {
  return word === 'staging' || word === 'draft' ? word : readNumber(word)
}

/** The words of `--repeat-pass`. */
export const PASSES = 'all, any, a number such as 2, or a rate such as 0.8'

/** Reads a rate if the number has a point, else how many attempts must pass. */
export function readPasses(word: string): unknown {
  if (word === 'all' || word === 'any') return word
  const value = Number(word)
  if (/^\d*\.\d+$/u.test(word) && value > 0 && value <= 1) return { rate: value }
  if (/^\d+$/u.test(word) && value > 0) return { atLeast: value }
  throw new InvalidArgumentError(`It must be ${PASSES}.`)
}

/** Makes a flag whose word is true or false. */
export function flag(flags: string, about: string): Option {
  return new Option(flags, about).argParser((word) => {
    if (word === 'true' || word === 'false') return word === 'true'
    throw new InvalidArgumentError('It must be true or false.')
  })
}

type Tones = Readonly<Record<string, number>>

/** Adds a score to those of the tones before it. */
export function addTone(word: string, before?: Tones): Tones {
  const [name = '', score = '', ...rest] = word.split('=')
  if (name !== '' && rest.length === 0) return { ...before, [name]: readNumber(score) }
  throw new InvalidArgumentError('It must be a name and a score, such as empathy=0.7.')
}
