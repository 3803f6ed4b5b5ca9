/** What nobody asked for, and what may hold secrets: tool results, and what a request was started with. */
import { isPlain } from './values.ts'

const PRIVATE = /^(?:metadata|request_data\w*)$/u

/** Its keys are names that users gave to what their agent takes from a conversation. */
const NAMED_BY_USERS = 'variables_extracted'

/** A plain value without `metadata` and `request_data`, however deep; a variable may be called so. */
export function withoutPrivate<T>(value: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is left out is never asked for
  return strip(value) as T
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip)
  if (!isPlain(value)) return value
  const entries = Object.entries(value).filter(([key]) => !PRIVATE.test(key))
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, key === NAMED_BY_USERS ? entry : strip(entry)]),
  )
}
