/**
 * Replaces what identifies people by tokens. One redactor lives as long as a session, so that the
 * same number has the same token in titles, checks, reports and cassettes.
 */
import { fingerprint } from '../fingerprint.ts'
import { customFinder } from './custom.ts'
import { findEmails } from './email.ts'
import { merge, replaceFinds } from './find.ts'
import type { Find, Finder } from './find.ts'
import type { RedactOption } from './options.ts'
import { findSpelled } from './spelled.ts'
import { findSpokenEmails } from './spoken-email.ts'
import { mapStrings } from './values.ts'
import { findWritten } from './written.ts'
import { VERSION } from '../version.ts'

/** Redacts texts and values, with tokens that are its own: `[phone 1]` is the first number it saw. */
export interface Redactor {
  /** The text with every find replaced. Redacting it once more changes nothing. */
  readonly text: (text: string) => string
  /**
   * The same for every string in a plain value, however deep. Keys, numbers, booleans and `null`
   * stay, and so do the strings under keys that hold ids, times or states, see `isIntact`.
   */
  readonly value: <T>(value: T) => T
  /** What redacts, and by which rules: what carries it has been redacted just so. */
  readonly stamp: string
}

/**
 * Makes a redactor that knows no tokens yet.
 *
 * Found are phone numbers, e-mail addresses, payment card numbers and US social security numbers,
 * written or spelled out. The same one always gets the same token, in whatever spelling, and
 * different ones get different tokens. With `false` everything comes back as it is.
 */
export function createRedactor(option: RedactOption): Redactor {
  if (option === false) return { text: (text) => text, value: (value) => value, stamp: 'none' }
  const { keep = [], patterns = [] } = option === true ? {} : option
  const kept: ReadonlySet<string> = new Set(keep)
  const finders = [customFinder(patterns), ...FINDERS]
  const tokenOf = tokenBook()
  const clean = cleanTexts()
  const redact = (text: string, lead: string): string => {
    if (clean.has(text, lead)) return text
    for (let current = text; ;) {
      const finds = findAll(finders, current, lead).filter(({ kind }) => !kept.has(kind))
      if (finds.length === 0) {
        clean.add(current, lead)
        return current
      }
      // Once more, as a token may uncover a number that was glued to what it replaced. It ends:
      // each round leaves less that is not a token.
      current = replaceFinds(current, finds, tokenOf)
    }
  }
  return {
    text: (text) => redact(text, ''),
    // A hash, as it goes into cassettes: a pattern may be the very name that is to be kept out of them.
    stamp: `${VERSION} ${fingerprint(JSON.stringify([keep.toSorted(), patterns.map(String)]))}`,
    value: (value) => mapStrings(value, (text, key) => redact(text, key === '' ? '' : `${key}: `)),
  }
}

/** Where their finds overlap, those of an earlier one count. */
const FINDERS: readonly Finder[] = [findEmails, findSpokenEmails, findSpelled, findWritten]

function findAll(finders: readonly Finder[], text: string, lead: string): readonly Find[] {
  return finders
    .map((finder) => finder({ text, lead }))
    .reduce((all, found) => merge(all, found), [])
}

/** The answers of an API repeat themselves: what was found clean is not searched again. */
function cleanTexts() {
  const known = new Set<string>()
  return {
    has: (text: string, lead: string): boolean =>
      text.length <= LONGEST_KNOWN && known.has(under(lead, text)),
    add: (text: string, lead: string): void => {
      if (text.length > LONGEST_KNOWN) return
      if (known.size >= MOST_KNOWN) known.clear()
      known.add(under(lead, text))
    },
  }
}

function under(lead: string, text: string): string {
  return `${lead}\0${text}`
}

/** Some megabytes at most: what is longer is seldom said twice. */
const LONGEST_KNOWN = 200
const MOST_KNOWN = 10_000

function tokenBook(): (find: Find) => string {
  const books = new Map<string, Map<string, string>>()
  return ({ kind, key }) => {
    const book = books.get(kind) ?? new Map<string, string>()
    const token = book.get(key) ?? `[${kind} ${book.size + 1}]`
    books.set(kind, book.set(key, token))
    return token
  }
}
