/** Unknown keys of bodies. They stand under `extra`, so that a misspelt field does not compile. */
import { isPlain } from '../util/is-plain.ts'
import { z } from 'zod'

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
  if (!isPlain(value)) return value
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
