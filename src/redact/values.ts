/** Walks plain values, past what is an id, a time or a state. */

/**
 * The keys whose strings are left as they are. Names and suffixes of what Bland returns; `except`
 * are keys that look like ids and hold what is to be redacted.
 */
const INTACT_KEYS: Readonly<Record<'names' | 'suffixes' | 'except', readonly string[]>> = {
  names:
    'id status type role category order nodes_visited created_at updated_at completed_at'.split(
      ' ',
    ),
  suffixes: ['_id'],
  except: ['caller_id', 'email_id'],
}

/** Whether the strings under a key are left as they are. */
export function isIntact(key: string): boolean {
  const { names, suffixes, except } = INTACT_KEYS
  if (except.includes(key)) return false
  return names.includes(key) || suffixes.some((suffix) => key.endsWith(suffix))
}

/**
 * The value with each string that is not under an intact key changed. Lists under such a key are
 * left alone with it, objects are not: an `order` may hold a customer.
 * `change` also gets the nearest key above the string, empty where there is none.
 */
export function mapStrings<T>(value: T, change: (text: string, key: string) => string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- strings change, nothing else does
  return map(value, '', change) as T
}

function map(value: unknown, key: string, change: (text: string, key: string) => string): unknown {
  if (typeof value === 'string') return isIntact(key) ? value : change(value, key)
  if (Array.isArray(value)) return value.map((entry) => map(entry, key, change))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, map(entry, name, change)]),
  )
}

/** An object that may come from another realm, but is not of some class. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
