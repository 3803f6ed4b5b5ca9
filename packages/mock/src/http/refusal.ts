import type { z } from 'zod'
import { describeIssues } from '../script/schema.ts'

/** A request that the API refuses. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

type Kind =
  'scenario' | 'batch' | 'run' | 'pathway' | 'agent' | 'check run' | 'simulation set' | 'evaluation'

/** @throws {RefusalError} with status 404 */
export function notFound(kind: Kind, id: string): never {
  throw new RefusalError(404, 'NOT_FOUND', `No ${kind} has the id ${id}`)
}

/**
 * Reads a request's body or query.
 * @throws {RefusalError} with status 400 if it is invalid
 */
export function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (!parsed.success) {
    throw new RefusalError(400, 'VALIDATION_ERROR', describeIssues(parsed.error))
  }
  return parsed.data
}
