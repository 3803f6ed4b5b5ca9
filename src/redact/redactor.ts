/**
 * Replaces text that identifies people by tokens. A redactor lives as long as its session, so that the same
 * number has the same token in the titles, checks and conversations of a scenario, and in cassettes.
 */
import type { RedactOption } from '../options/redact-options.ts'
import { fingerprint } from '../util/fingerprint.ts'
import { VERSION } from '../util/version.ts'
import { finding } from './numbered.ts'
import type { Numbered, TokenBook } from './numbered.ts'
import { textsOf } from './values.ts'
import type { Shape } from './values.ts'

/** The definition of a scenario, as far as its tokens are concerned. */
interface Definition<T> {
  readonly id: string
  /** The texts that become titles. Their tokens have the first numbers. */
  readonly titles: readonly string[]
  readonly value: T
}

/** The redactor of a session. What belongs to no scenario has tokens of its own. */
export interface Redactor extends Numbered {
  /** Identifies the algorithm and the rules. Data with this stamp was redacted in this way. */
  readonly stamp: string
  /** Returns the redactor of a scenario and its conversations, which have tokens of their own. */
  readonly within: (scenario: string | null) => Numbered
  /**
   * Redacts the definition of a scenario, and numbers the scenario's tokens anew. They depend on its texts alone,
   * so a title stays the same whatever else is read, and in which order. Tokens that a longer form of the
   * definition or one of its conversations has used since are kept: two numbers never share one.
   */
  readonly define: <T>(definition: Definition<T>, shape: Shape) => T
  /** Redacts a value as if nothing else had been seen. */
  readonly alone: Numbered['value']
}

/** The tokens of a session, by the ids of scenarios. */
export type TokenBooks = Map<string, ScenarioBook>

/** The tokens of a scenario and its conversations. */
interface ScenarioBook {
  readonly tokens: TokenBook
  /** The number of texts that the definition had; 0 before it was read. */
  readonly texts: number
  /** Whether its conversations have used the tokens since. */
  readonly isShared: boolean
}

/**
 * Makes a redactor without tokens, or with those of another one.
 *
 * It finds phone numbers, e-mail addresses, payment card numbers and US social security numbers, written or
 * spelled out. In one scenario, the same number always gets the same token, in any spelling; different numbers
 * get different tokens. With `false` all texts stay as they are.
 */
export function createRedactor(option: RedactOption, books: TokenBooks = new Map()): Redactor {
  if (option === false) return UNTOUCHED
  const { keep = [], patterns = [] } = option === true ? {} : option
  const numberIn = finding({ keep: new Set(keep), patterns })
  return {
    ...numberIn(new Map()),
    // A hash, because the stamp goes into cassettes: a pattern may be the very name to hide.
    stamp: `${VERSION}.${ALGORITHM} ${fingerprint(JSON.stringify([keep.toSorted(), patterns.map(String)]))}`,
    within: (scenario) => numberIn(shareBook(books, scenario ?? '')),
    define: ({ id, titles, value }, shape) => {
      const found: TokenBook = new Map()
      const redacted = numberIn(found).value(value, shape)
      // Most definitions have nothing to number.
      if (found.size === 0) return redacted
      const texts = textsOf(value)
        .filter((text) => text !== '')
        .toSorted()
      const own = numberIn(defineBook(books, id, texts.length))
      for (const text of [...titles, ...texts]) own.text(text)
      return own.value(value, shape)
    },
    alone: (value, shape) => numberIn(new Map()).value(value, shape),
  }
}

const SAME: Numbered = { text: (text) => text, value: (value) => value }
const UNTOUCHED: Redactor = {
  ...SAME,
  stamp: 'none',
  within: () => SAME,
  define: ({ value }) => value,
  alone: SAME.value,
}

/** Increased with each change of what is found, so that older recordings are redacted again. */
const ALGORITHM = 2

/** Returns the tokens of a scenario for its conversations. */
function shareBook(books: TokenBooks, id: string): TokenBook {
  const { tokens, texts } = books.get(id) ?? { tokens: new Map(), texts: 0 }
  books.set(id, { tokens, texts, isShared: true })
  return tokens
}

/** Returns the tokens for the definition of a scenario: empty ones, unless those that it has must stay. */
function defineBook(books: TokenBooks, id: string, texts: number): TokenBook {
  const known = books.get(id)
  const stays = known !== undefined && known.texts > 0 && (known.isShared || known.texts > texts)
  if (stays) return known.tokens
  const tokens: TokenBook = new Map()
  books.set(id, { tokens, texts, isShared: false })
  return tokens
}
