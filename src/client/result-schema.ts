/** Reading what Bland said of assertions: what is there and cannot be read is undetermined, never absent. */
import { z } from 'zod'
import { isPlain } from './envelope.ts'
import { lenient, number, optionalId, show, text, word } from './read.ts'
import type { AssertionResult, EmbeddedAssertion } from './runs.ts'

const embedded: z.ZodType<EmbeddedAssertion> = z.looseObject({
  name: lenient(text),
  type: lenient(text),
  is_required: z
    .unknown()
    .optional()
    .transform((value) => {
      if (value === undefined || value === null) return null
      return typeof value === 'boolean' ? value : true
    }),
  weight: lenient(number),
})

const fields = z.looseObject({
  assertion_id: lenient(optionalId),
  status: word,
  passed: z.unknown().optional(),
  type: lenient(text),
  name: lenient(text),
  assertion: embedded.optional().catch(undefined),
})

/** The results of a run; null where there are none yet. */
export function readResults(value: unknown): readonly AssertionResult[] | null {
  if (value === undefined || value === null) return null
  return Array.isArray(value) ? value.map(readResult) : [unreadable(value)]
}

function readResult(item: unknown): AssertionResult {
  if (!isPlain(item)) return unreadable(item)
  const { assertion, passed, ...read } = fields.parse(item)
  const known = {
    ...read,
    type: read.type ?? assertion?.type ?? null,
    name: read.name ?? assertion?.name ?? null,
    ...(assertion && { assertion }),
  }
  if (passed === undefined || passed === null) return { ...known, passed: null }
  if (typeof passed === 'boolean') return { ...known, passed }
  // No known word: whoever reads it takes neither the one nor the other for a verdict.
  const status = `${read.status ?? 'no status'}, beside passed: ${show(passed)}`
  return { ...known, status, passed: null }
}

/** Of no assertion that is known, and neither passed nor failed. */
function unreadable(value: unknown): AssertionResult {
  const status = `unreadable: ${show(value)}`
  return { assertion_id: null, status, passed: null, type: null, name: null }
}
