/** Walks plain values. What is known by its place to be an id, a state or a count is left alone; all else is text. */
import { isPlain } from '../util/is-plain.ts'

/**
 * What is known of a value. `kept`: an id, a state, a time or a count, which stays as it is.
 * `name`: a word of an open set, such as a type or a node, which stays unless it is more than a word.
 * An object tells it of its fields, and what it does not name is text. A list has the shape of its entries.
 */
export type Shape = 'kept' | 'name' | Fields

interface Fields {
  readonly [field: string]: Shape
}

/** Changes a text; `key` is the nearest one above it, empty where there is none. */
type Change = (text: string, key: string) => string

/** The value with each text changed: strings, whole numbers, and keys that the shape does not name. */
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

/** A list in which nothing changes is not copied: most answers are as they are, and are read often. */
function mapEntries(
  value: readonly unknown[],
  change: (entry: unknown) => unknown,
): readonly unknown[] {
  const changed = value.map(change)
  return changed.every((entry, at) => entry === value[at]) ? value : changed
}

/** One word, which may hold what names of nodes and types hold: no address, and no number with blanks. */
const NAME = /^[\w.:-]{1,80}$/u

function isKept(text: string, shape: Shape): boolean {
  return shape === 'kept' || (shape === 'name' && NAME.test(text))
}

/** A number that is to be redacted becomes a text. */
function mapNumber(value: number, key: string, change: Change): unknown {
  if (!Number.isSafeInteger(value) || value < 0) return value
  const text = String(value)
  const changed = change(text, key)
  return changed === text ? value : changed
}

function mapFields(value: Readonly<Record<string, unknown>>, shape: Fields, change: Change) {
  const fields = new Map<string, unknown>()
  let isSame = true
  for (const [key, entry] of Object.entries(value)) {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined
    const shown = known === undefined ? freeKey(change(key, ''), fields) : key
    const mapped = map({ value: entry, key }, known ?? {}, change)
    isSame &&= shown === key && mapped === entry
    fields.set(shown, mapped)
  }
  return isSame ? value : Object.fromEntries(fields)
}

/** Two spellings of one number become one token, but stay two entries. */
function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  let free = key
  for (let count = 2; taken.has(free); count++) free = `${key} (${count})`
  return free
}
