/** Keys that may hold secrets: tool results, and the data that a request was started with. */
import { isPlain } from '../util/is-plain.ts'

const PRIVATE = /^(?:metadata|request_data\w*)$/u

/** Its keys are names that users chose for variables. */
const NAMED_BY_USERS = 'variables_extracted'

/** Returns a value without `metadata` and `request_data`, at any depth. Extracted variables may have these names. */
export function withoutPrivate<T>(value: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody reads the keys that are left out
  return strip(value) as T
}

/** Copies only what changes: a batch may have hundreds of runs, and is read many times. */
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
