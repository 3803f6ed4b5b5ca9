/** Reading what a matcher was given: nothing is concluded from what is missing. */
import { runSchema } from '../model/run-schema.ts'
import type { Run } from '../model/run.ts'
import { BlandCheckError } from '../errors/check-error.ts'
import { readState } from '../verdict/status.ts'

/**
 * The run that a matcher was given.
 *
 * @throws {@link BlandCheckError} where it is none, or one that still goes on
 */
export function readRun(given: unknown, matcher: string): Run {
  const parsed = runSchema.safeParse(given)
  if (!parsed.success) {
    const found = given === null || typeof given !== 'object' ? String(given) : 'something else'
    throw new BlandCheckError(
      `${matcher} looks at a run, as a check gets it and \`client.getRun\` returns it, and was given ${found}.`,
    )
  }
  const run = parsed.data
  if (readState(run.status) !== 'running') return run
  throw new BlandCheckError(
    `${matcher} was given run ${run.id}, which is still ${run.status}: wait for its end.`,
  )
}

/**
 * A part of a run that is there.
 *
 * @throws {@link BlandCheckError} where it is not: neither the expectation nor its opposite is met then
 */
export function present<T>(part: T | null, what: string, run: Run): T {
  if (part !== null) return part
  throw new BlandCheckError(
    `not evaluated: run ${run.id} has no ${what}. A batch lists its runs in short: \`client.getRun\` returns the whole of one.`,
  )
}
