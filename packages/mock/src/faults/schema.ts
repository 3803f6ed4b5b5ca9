import { z } from 'zod'
import { MockInputError } from '../errors.ts'
import { describeIssues } from '../script/schema.ts'
import type { Fault, FaultAnswer } from '../script/fault.ts'

/**
 * Refuses a fault that could not fire, or would leave a request without any answer.
 * @throws {MockInputError} that names each invalid field
 */
export function checkFault(fault: Fault): void {
  const parsed = faultSchema.safeParse(fault)
  if (!parsed.success) {
    throw new MockInputError(`fault: ${describeIssues(parsed.error)}`)
  }
}

const status = z.int().min(200).max(599)
const headers = z.record(z.string(), z.string())
const count = z.int().min(0)

const answerSchema: z.ZodType<FaultAnswer> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status,
    headers: headers.exactOptional(),
    retryAfter: z.union([z.number(), z.string()]).exactOptional(),
    body: z.unknown().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('reset') }),
  z.strictObject({ kind: z.literal('reset-after-accept') }),
  z.strictObject({ kind: z.literal('status-after-accept'), status }),
  z.strictObject({ kind: z.literal('stall') }),
  z.strictObject({ kind: z.literal('cut') }),
  z.strictObject({ kind: z.literal('html'), status: status.exactOptional() }),
  z.strictObject({ kind: z.literal('envelope-error'), error: z.string(), message: z.string() }),
  z.strictObject({
    kind: z.literal('body'),
    status: status.exactOptional(),
    body: z.unknown(),
    contentType: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('delay'), ms: z.number().min(0) }),
])

const matchSchema = z.strictObject({
  method: z.string().exactOptional(),
  path: z.string().exactOptional(),
})

const faultSchema: z.ZodType<Fault> = z.strictObject({
  match: matchSchema.exactOptional(),
  times: count.exactOptional(),
  forMs: z.number().min(0).exactOptional(),
  after: count.exactOptional(),
  every: z.int().min(1).exactOptional(),
  answer: answerSchema,
})
