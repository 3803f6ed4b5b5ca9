/** What nobody asked for, and what may hold secrets: tool results, and what a request was started with. */
import { isPlain } from '../util/is-plain.ts'

const PRIVATE = /^(?:metadata|request_data\w*)$/u

/** Its keys are names that users gave to what their agent takes from a conversation. */
const NAMED_BY_USERS = 'variables_extracted'

/** A plain value without `metadata` and `request_data`, however deep; a variable may be called so. */
export function withoutPrivate<T>(value: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is left out is never asked for
  return strip(value) as T
}

/** What has nothing private is not copied: a batch may have hundreds of runs, and is read again and again. */
function strip(value: unknown): unknown {
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value
    const stripped = entries.map(strip)
    return stripped.every((entry, at) => entry === entries[at]) ? value : stripped
  }
  if (!isPlain(value)) return value
  const entries = Object.entries(value)
  const kept = entries
    .filter(([key]) => !PRIVATE.test(key))
    .map(([key, entry]) => [key, key === NAMED_BY_USERS ? entry : strip(entry)] as const)
  const isSame =
    kept.length === entries.length && kept.every(([key, entry]) => entry === value[key])
  return isSame ? value : Object.fromEntries(kept)
}
