/** Walks plain values. Ids, states and counts stay, known by their position; all else is text. */
import { isPlain } from '../util/is-plain.ts'

/**
 * The knowledge about a value. `kept`: an id, a state, a time or a count, which stays. `name`: a word of an
 * open set, such as a type or a node, which stays if it is a single word. An object has the shapes of its
 * fields, and unnamed fields are text. A list has the shape of its entries.
 */
export type Shape = 'kept' | 'name' | Fields

interface Fields {
  readonly [field: string]: Shape
}

/** Changes a text. `key` is the nearest key above it, empty if there is none. */
type Change = (text: string, key: string) => string

/** Changes each text of a value: strings, whole numbers, and keys that the shape does not name. */
export function mapTexts<T>(value: T, shape: Shape, change: Change): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- texts change, nothing else does
  return map({ value, key: '' }, shape, change) as T
}

interface Place {
  readonly value: unknown
  readonly key: string
}

function map({ value, key }: Place, shape: Shape, change: Change): unknown {
  if (typeof value === 'string') return isKept(value, shape) ? value : change(value, key)
  if (typeof value === 'number') return shape === 'kept' ? value : mapNumber(value, key, change)
  if (Array.isArray(value))
    return mapEntries(value, (entry) => map({ value: entry, key }, shape, change))
  return isPlain(value) ? mapFields(value, typeof shape === 'object' ? shape : {}, change) : value
}

/** Copies a list only if an entry changes: most answers do not change, and are read often. */
function mapEntries(
  value: readonly unknown[],
  change: (entry: unknown) => unknown,
): readonly unknown[] {
  const changed = value.map(change)
  return changed.every((entry, at) => entry === value[at]) ? value : changed
}

/** One word with the characters that names of nodes and types have: no e-mail address, no number with spaces. */
const NAME = /^[\w.:-]{1,80}$/u

function isKept(text: string, shape: Shape): boolean {
  return shape === 'kept' || (shape === 'name' && NAME.test(text))
}

/** Converts a number that must be redacted to text. */
function mapNumber(value: number, key: string, change: Change): unknown {
  if (!Number.isSafeInteger(value) || value < 0) return value
  const text = String(value)
  const changed = change(text, key)
  return changed === text ? value : changed
}

/** Copies an object only from its first field that changes. */
function mapFields(value: Readonly<Record<string, unknown>>, shape: Fields, change: Change) {
  const keys = Object.keys(value)
  let fields: Map<string, unknown> | null = null
  for (const [at, key] of keys.entries()) {
    const entry = value[key]
    const known = shapeOf(shape, key)
    const shown = known === undefined ? change(key, '') : key
    const mapped = map({ value: entry, key }, known ?? {}, change)
    if (fields === null && shown === key && mapped === entry) continue
    fields ??= new Map(keys.slice(0, at).map((before) => [before, value[before]]))
    fields.set(known === undefined ? freeKey(shown, fields) : shown, mapped)
  }
  return fields === null ? value : Object.fromEntries(fields)
}

function shapeOf(shape: Fields, key: string): Shape | undefined {
  return Object.hasOwn(shape, key) ? shape[key] : undefined
}

/** Numbers equal keys: two spellings of one number become one token, but stay two entries. */
function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  let free = key
  for (let count = 2; taken.has(free); count++) free = `${key} (${count})`
  return free
}

/** Lists the strings of a value, at any depth. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return isPlain(value) ? Object.values(value).flatMap(textsOf) : []
}
