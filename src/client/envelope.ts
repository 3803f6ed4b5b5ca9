/**
 * The wrapping around every body: documented bodies are flat, real ones are `{ data, errors }`.
 */
import { z } from 'zod'

/** What a body says of failure; null where it says none. */
export interface ApiComplaint {
  readonly code: string | null
  readonly message: string | null
}

const complaintItem = z.union([
  z.string().transform((message) => ({ code: null, message })),
  z
    .looseObject({
      error: z.string().optional(),
      code: z.string().optional(),
      message: z.string().optional(),
    })
    .transform((item) => ({
      code: item.code ?? item.error ?? null,
      message: item.message ?? null,
    })),
])

const failureBody = z.looseObject({
  errors: z.array(z.unknown()).nullable().catch(null),
  status: z.unknown().optional(),
  error: z.unknown().optional(),
  message: z.string().nullable().catch(null),
})

/**
 * The complaint that a body carries, under any HTTP status.
 * A `status` of `"error"` is a complaint; a run's own `status: "ERROR"` (upper case, with an id) is not.
 */
export function readComplaint(body: unknown): ApiComplaint | null {
  const parsed = failureBody.safeParse(body)
  if (!parsed.success) return null
  const { errors, status, error, message } = parsed.data
  if (errors !== null && errors.length > 0) return readItem(errors[0])
  if (typeof error === 'string') return { code: error, message }
  return status === 'error' && !('id' in parsed.data) ? { code: null, message } : null
}

function readItem(item: unknown): ApiComplaint {
  const parsed = complaintItem.safeParse(item)
  return parsed.success ? parsed.data : { code: null, message: JSON.stringify(item) ?? null }
}

/** The payload: `data` where there is one, else the body itself. */
export function unwrap(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const data: unknown = 'data' in body ? body.data : undefined
  if (data !== undefined && data !== null) return data
  const rest = Object.keys(body).filter((key) => key !== 'data' && key !== 'errors')
  return rest.length > 0 ? body : null
}
