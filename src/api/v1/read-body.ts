/** Reads the body of an answer. An unknown shape is an error that names the path. */
import { isPlain } from '../../util/is-plain.ts'
import type { z } from 'zod'
import { BlandResponseError } from '../../errors/response-error.ts'
import { unwrap } from '../../model/envelope.ts'
import { describe } from '../../model/fields.ts'

/** Reads a body, wrapped or flat. Throws a {@link BlandResponseError} that names the path and what was found there. */
export function readAs<T>(schema: z.ZodType<T>, body: unknown, request: string): T {
  const payload = unwrap(body)
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.length ? issue.path.join('.') : 'the body'
  const found = describe(valueAt(payload, issue?.path ?? []))
  throw new BlandResponseError(
    request,
    `${path}: ${issue?.message ?? 'invalid'} (found ${found})`,
    {
      body,
      cause: parsed.error,
    },
  )
}

/** Finds a list, bare or under `key`. An unknown shape is an error, never an empty list. */
export function findList(key: string, body: unknown, request: string): readonly unknown[] {
  const payload = unwrap(body)
  const list = isPlain(payload) ? payload[key] : payload
  if (Array.isArray(list)) return list
  const found = describe(payload)
  throw new BlandResponseError(request, `expected a list, or \`${key}\` (found ${found})`, { body })
}

/** Refuses an answer about another id than the requested one. */
export function sameId<T extends { readonly id: string }>(
  thing: T,
  asked: string,
  request: string,
): T {
  if (thing.id === asked) return thing
  throw new BlandResponseError(request, `id: the answer is about ${thing.id}`, { body: thing })
}

function valueAt(payload: unknown, path: readonly PropertyKey[]): unknown {
  let value = payload
  for (const key of path) value = isIndexable(value) ? value[key] : undefined
  return value
}

function isIndexable(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}
