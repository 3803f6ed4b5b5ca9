/** Building blocks for the schemas. They tolerate only the variation that the API is known for. */
import { isPlain } from '../util/is-plain.ts'
import { z } from 'zod'

/** An opaque id. */
export const id: z.ZodType<string> = z.union([
  z.string().trim().min(1),
  z.number().transform(String),
])

/** Reads an absent value as null. */
export function orNull<T>(schema: z.ZodType<T>): z.ZodType<T | null> {
  return schema.nullish().transform((value) => value ?? null)
}

/** Text that may be absent. */
export const text: z.ZodType<string | null> = orNull(z.string())

/** A number that may be absent, or sent as a string. Blank text is no number. */
export const number: z.ZodType<number | null> = z.preprocess((value) => {
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value
}, z.number().nullable())

/** Only JavaScript takes `0x1F` for a number. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu

/** A flag that may be absent. */
export const flag: z.ZodType<boolean | null> = orNull(z.boolean())

/** A word that decides a verdict. A value that is no text is shown as JSON: it is unknown, not absent. */
export const word: z.ZodType<string | null> = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === undefined || value === null) return null
    return typeof value === 'string' ? value : show(value)
  })

/** Formats a value as short JSON. */
export function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value)
  return json.length > 100 ? `${json.slice(0, 99)}…` : json
}

/** Reads a value of an unexpected type as null, for fields that decide no verdict. */
export function lenient<T>(schema: z.ZodType<T | null>): z.ZodType<T | null> {
  return schema.catch(null)
}

/** Leaves an absent value absent, and reads one of an unexpected type as null, for fields that decide no verdict. */
export function optional<T>(schema: z.ZodType<T>): z.ZodType<T | null | undefined> {
  return schema.nullish().catch(null)
}

/** Renames another key to `id`, if an object has only the other one. */
export function idFrom(other: string): (value: unknown) => unknown {
  return (value) => {
    if (!isPlain(value) || 'id' in value || !(other in value)) return value
    const { [other]: found, ...rest } = value
    return { ...rest, id: found }
  }
}

/** Describes the type of a value, without its content. */
export function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `array of ${value.length}`
  if (typeof value !== 'object') return typeof value
  const keys = Object.keys(value).slice(0, 6).join(', ')
  return keys === '' ? 'object without keys' : `object with ${keys}`
}

/** An object of a body, with the keys that bland-suite does not know. */
export interface WithExtra {
  /** Everything that Bland sent under unknown keys, as it came; absent if there is nothing. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined
}

const extra = z.record(z.string(), z.unknown()).optional()

/** Makes a schema for an object with these fields, which collects all other keys under `extra`. */
export function sorted<S extends z.ZodRawShape>(
  shape: S,
): z.ZodType<z.output<z.ZodObject<S>> & WithExtra> {
  const known = Object.keys(shape)
  const schema = z.preprocess((value) => sortKeys(value, known), z.object({ ...shape, extra }))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript cannot spread a shape that it does not know
  return schema as unknown as z.ZodType<z.output<z.ZodObject<S>> & WithExtra>
}

/** Moves the unknown keys of an object to `extra`. */
export function sortKeys(value: unknown, known: readonly string[]): unknown {
  if (!isPlain(value) || Object.keys(value).every((key) => known.includes(key))) return value
  const fields = Object.entries(value).filter(([key]) => known.includes(key))
  return { ...Object.fromEntries(fields), ...extraOf(value, known) }
}

/** Returns the unknown keys of an object. Those of a body that was stored stand under `extra` already. */
export function extraOf(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
): WithExtra {
  const { extra: stored = {}, ...flat } = value
  const unknown = Object.entries(flat).filter(([key]) => !known.includes(key))
  const all = { ...(isPlain(stored) ? stored : { extra: stored }), ...Object.fromEntries(unknown) }
  return Object.keys(all).length > 0 ? { extra: all } : {}
}
