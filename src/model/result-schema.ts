/** Reads assertion results. A present but unreadable value is undetermined, never absent. */
import { isPlain } from '../util/is-plain.ts'
import { z } from 'zod'
import { id, lenient, number, optional, orNull, show, sorted, text, word } from './fields.ts'
import type { AssertionResult, EmbeddedAssertion } from './run.ts'

const embedded: z.ZodType<EmbeddedAssertion> = sorted({
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

const fields = sorted({
  assertion_id: lenient(orNull(id)),
  status: word,
  passed: z.unknown().optional(),
  type: lenient(text),
  name: lenient(text),
  assertion: embedded.optional().catch(undefined),
  reasoning: optional(z.string()),
  value: z.unknown().optional(),
  expected: z.unknown().optional(),
  target: z.unknown().optional(),
  score: optional(number),
  error_message: optional(z.string()),
})

/** Reads the results of a run; null if there are none yet. */
export function readResults(value: unknown): readonly AssertionResult[] | null {
  if (value === undefined || value === null) return null
  return Array.isArray(value) ? value.map(readResult) : [unreadable(value)]
}

const NAMELESS = { name: null, type: null } as const

function readResult(item: unknown): AssertionResult {
  if (!isPlain(item)) return unreadable(item)
  const { assertion, passed, ...read } = fields.parse(item)
  const { name, type } = assertion ?? NAMELESS
  const known = { ...read, type: read.type ?? type, name: read.name ?? name }
  const whole = assertion === undefined ? known : { ...known, assertion }
  if (passed === undefined || passed === null) return { ...whole, passed: null }
  return typeof passed === 'boolean' ? { ...whole, passed } : doubted(whole, passed)
}

/** Gives the result an unknown status, so that neither `status` nor `passed` counts as a verdict. */
function doubted<R extends { readonly status: string | null }>(
  result: R,
  passed: unknown,
): R & { readonly passed: null } {
  const status = `${result.status ?? 'no status'}, beside passed: ${show(passed)}`
  return { ...result, status, passed: null }
}

/** Makes a result of no known assertion that neither passed nor failed. */
function unreadable(value: unknown): AssertionResult {
  const status = `unreadable: ${show(value)}`
  return { assertion_id: null, status, passed: null, type: null, name: null }
}
