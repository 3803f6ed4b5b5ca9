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
  const keys = Object.keys(value)
  const kept = keys.map((key) => keptOf(key, value[key]))
  if (kept.every((entry, at) => entry === value[keys[at] ?? ''])) return value
  const entries = keys.map((key, at) => [key, kept[at]] as const)
  return Object.fromEntries(entries.filter(([, entry]) => entry !== GONE))
}

/** Stands for an entry that is left out. */
const GONE = Symbol('gone')

function keptOf(key: string, entry: unknown): unknown {
  if (PRIVATE.test(key)) return GONE
  return key === NAMED_BY_USERS ? entry : strip(entry)
}
