/** Building blocks for the schemas: tolerant of what the API is known to vary, and of nothing else. */
import { isPlain } from '../util/is-plain.ts'
import { z } from 'zod'

/** An opaque id. */
export const id: z.ZodType<string> = z.union([
  z.string().trim().min(1),
  z.number().transform(String),
])

/** An id that may be absent. */
export const optionalId: z.ZodType<string | null> = id.nullish().transform((value) => value ?? null)

/** Text that may be absent. */
export const text: z.ZodType<string | null> = z
  .string()
  .nullish()
  .transform((value) => value ?? null)

/** A number that may be absent, or sent as a string. Blank text is none. */
export const number: z.ZodType<number | null> = z.preprocess((value) => {
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value
}, z.number().nullable())

/** `0x1F` is a number to JavaScript alone. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu

/** A flag that may be absent. */
export const flag: z.ZodType<boolean | null> = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)

/**
 * A word in which a verdict lies. What is there and no text is told as it stands: it is unknown, which
 * is something else than absent.
 */
export const word: z.ZodType<string | null> = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === undefined || value === null) return null
    return typeof value === 'string' ? value : show(value)
  })

/** A value in short, as JSON. */
export function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value)
  return json.length > 100 ? `${json.slice(0, 99)}…` : json
}

/** Where no verdict lies, a value of an unexpected type is none. */
export function lenient<T>(schema: z.ZodType<T | null>): z.ZodType<T | null> {
  return schema.catch(null)
}

/** Gives an object its `id` from another key where only that one is there. */
export function idFrom(other: string): (value: unknown) => unknown {
  return (value) => {
    if (!isPlain(value) || 'id' in value || !(other in value)) return value
    return { ...value, id: value[other] }
  }
}

/** What a value is, without what it holds. */
export function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `array of ${value.length}`
  if (typeof value !== 'object') return typeof value
  const keys = Object.keys(value).slice(0, 6).join(', ')
  return keys === '' ? 'object without keys' : `object with ${keys}`
}
