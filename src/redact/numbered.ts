/** Redacts with a book of tokens: the same number has the same token in all texts of a book. */
import { customFinder } from './custom.ts'
import { fold } from './fold.ts'
import { findSpelled } from './spoken/spelled.ts'
import { findSpokenEmails } from './spoken/spoken-email.ts'
import { merge, replaceFinds } from './text/find.ts'
import type { Find, Finder } from './text/find.ts'
import { mapTexts } from './values.ts'
import type { Shape } from './values.ts'
import { findEmails } from './written/email.ts'
import { findWritten } from './written/written.ts'

/** Redacts texts and values. It numbers its own tokens: `[phone 1]` is the first number that it saw. */
export interface Numbered {
  /** Returns the text with every find replaced. A second pass changes nothing. */
  readonly text: (text: string) => string
  /**
   * Returns a plain value with all its texts redacted, at any depth: strings, whole numbers (which become
   * texts) and keys. Ids, states, times and counts that the shape names stay. @default all is text
   */
  readonly value: <T>(value: T, shape?: Shape) => T
}

/** The tokens of a scenario by kind and find; they say what was removed, so they never leave the memory. */
export type TokenBook = Map<string, Map<string, string>>

/** The rules of finding: all but some kinds, and some patterns. */
interface Finding {
  readonly keep: ReadonlySet<string>
  readonly patterns: readonly RegExp[]
}

/** Makes redactors that find the same, each with a book of its own. */
export function finding({ keep, patterns }: Finding): (book: TokenBook) => Numbered {
  const finders = [customFinder(patterns), ...FINDERS.map(folding)]
  const clean = cleanTexts()
  return (book) => {
    const redact = (text: string, lead: string): string => {
      if (clean.has(text, lead)) return text
      for (let current = text; ;) {
        const finds = findAll(finders, current, lead).filter(({ kind }) => !keep.has(kind))
        if (finds.length === 0) {
          clean.add(current, lead)
          return current
        }
        // Searches again, because a token may uncover a number that was glued to the replaced text. This
        // ends: each round leaves less text that is not a token.
        current = replaceFinds(current, finds, (find) => tokenOf(book, find))
      }
    }
    return {
      text: (text) => redact(text, ''),
      value: (value, shape = {}) =>
        mapTexts(value, shape, (text, key) => redact(text, key === '' ? '' : `${key}: `)),
    }
  }
}

/** If finds overlap, those of the earlier finder win. */
const FINDERS: readonly Finder[] = [findEmails, findSpokenEmails, findSpelled, findWritten]

/** Wraps a finder: it reads the folded text, and its finds get the positions in the original. */
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

/** Remembers clean texts: the answers of an API repeat themselves. */
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

/** Limits the memory to some megabytes: longer texts seldom repeat. */
const LONGEST_KNOWN = 200
const MOST_KNOWN = 2_000

function tokenOf(books: TokenBook, { kind, key }: Find): string {
  const book = books.get(kind) ?? new Map<string, string>()
  const token = book.get(key) ?? `[${kind} ${book.size + 1}]`
  books.set(kind, book.set(key, token))
  return token
}
