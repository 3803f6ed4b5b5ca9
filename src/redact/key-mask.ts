/**
 * Removes the API key from parsed answers. The text of a body is not searched: there, a key such as `test`
 * would damage ids, statuses and the structure itself.
 */
import { isGuessable, redactSecret } from './secret.ts'

/** Fields with content by users or callers. All fields below them are text, no matter what their name is. */
const TEXTS: ReadonlySet<string> = new Set([
  'config',
  'metadata',
  'request_data',
  'variables',
  'variables_extracted',
])

/** Fields that are compared, and never read as text. */
const ID = /(?:^|_)ids?$/u
const WORD = /^(?:.*_)?(?:category|code|name|operator|role|status|tags?|type)$/u

/** Escapes that JSON may use for the characters of a key. */
const ESCAPED = /\\(?:u00|\/)/iu

/** Returns whether a body may contain the key. Most do not, so they are not searched field by field. */
export function mayHoldKey(text: string, key: string): boolean {
  return ESCAPED.test(text) || redactSecret(text, key) !== text
}

/**
 * Replaces the key by `[key]` in all texts of a parsed body. Ids stay, unless one is the key itself. A
 * guessable key also stays in names and statuses, because they are words.
 */
export function maskKey(value: unknown, key: string): unknown {
  if (key.trim() === '') return value
  const stays = isGuessable(key) ? [ID, WORD] : [ID]
  const text = (one: string): string => redactSecret(one, key)
  const isKept = (name: string, one: string): boolean =>
    stays.some((pattern) => pattern.test(name)) && (one !== key.trim() || isGuessable(key))

  const mask = (one: unknown, name: string, isText: boolean): unknown => {
    if (typeof one === 'string') return !isText && isKept(name, one) ? one : text(one)
    if (Array.isArray(one)) return one.map((item: unknown) => mask(item, name, isText))
    if (typeof one !== 'object' || one === null) return one
    const entries = Object.entries(one).map(([field, child]: [string, unknown]) => {
      const isBelow = isText || TEXTS.has(field)
      return [
        isText || !isGuessable(key) ? text(field) : field,
        mask(child, field, isBelow),
      ] as const
    })
    return Object.fromEntries(entries)
  }
  return mask(value, '', false)
}
