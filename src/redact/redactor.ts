/**
 * Replaces what identifies people by tokens. One redactor lives as long as a session, so that the
 * same number has the same token in titles, checks, reports and cassettes.
 */
import { fingerprint } from '../util/fingerprint.ts'
import { customFinder } from './custom.ts'
import { findEmails } from './written/email.ts'
import { merge, replaceFinds } from './text/find.ts'
import { fold } from './fold.ts'
import type { Find, Finder } from './text/find.ts'
import type { RedactOption } from '../options/redact-options.ts'
import { findSpelled } from './spoken/spelled.ts'
import { findSpokenEmails } from './spoken/spoken-email.ts'
import { mapTexts } from './values.ts'
import type { Shape } from './values.ts'
import { findWritten } from './written/written.ts'
import { VERSION } from '../util/version.ts'

/** Redacts texts and values, with tokens that are its own: `[phone 1]` is the first number it saw. */
export interface Redactor {
  /** The text with every find replaced. Redacting it once more changes nothing. */
  readonly text: (text: string) => string
  /**
   * The same for every text in a plain value, however deep: strings, whole numbers (which become
   * texts) and keys. What the shape knows to be an id, a state, a time or a count stays. @default all is text
   */
  readonly value: <T>(value: T, shape?: Shape) => T
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
  const finders = [customFinder(patterns), ...FINDERS.map(folding)]
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
    stamp: `${VERSION}.${ALGORITHM} ${fingerprint(JSON.stringify([keep.toSorted(), patterns.map(String)]))}`,
    value: (value, shape = {}) =>
      mapTexts(value, shape, (text, key) => redact(text, key === '' ? '' : `${key}: `)),
  }
}

/** Raised with each change of what is found: an older recording is redacted again. */
const ALGORITHM = 2

/** Where their finds overlap, those of an earlier one count. */
const FINDERS: readonly Finder[] = [findEmails, findSpokenEmails, findSpelled, findWritten]

/** A finder that reads a text in its plain form, and tells where its finds are in the text itself. */
function folding(finder: Finder): Finder {
  return ({ text, lead }) => {
    const { text: folded, placeOf } = fold(text)
    const finds = finder({ text: folded, lead })
    if (folded === text) return finds
    return finds.map((find) => ({
      ...find,
      start: placeOf(find.start),
      end: placeOf(find.end - 1) + 1,
    }))
  }
}

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
const MOST_KNOWN = 2_000

function tokenBook(): (find: Find) => string {
  const books = new Map<string, Map<string, string>>()
  return ({ kind, key }) => {
    const book = books.get(kind) ?? new Map<string, string>()
    const token = book.get(key) ?? `[${kind} ${book.size + 1}]`
    books.set(kind, book.set(key, token))
    return token
  }
}
