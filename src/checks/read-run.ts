/** Reads the argument of a matcher. Concludes nothing from missing data. */
import { runSchema } from '../model/run-schema.ts'
import type { Run } from '../model/run.ts'
import { BlandCheckError } from '../errors/check-error.ts'
import { readState } from '../verdict/status.ts'

/**
 * Reads the run that a matcher was given.
 *
 * @throws {@link BlandCheckError} if it is no run, or still running
 */
export function readRun(given: unknown, matcher: string): Run {
  const parsed = runSchema.safeParse(given)
  if (!parsed.success) {
    const found = given === null || typeof given !== 'object' ? String(given) : 'something else'
    throw new BlandCheckError(
      `${matcher} needs a run, as a check gets it or \`client.getRun\` returns it, but got ${found}.`,
    )
  }
  const run = parsed.data
  if (readState(run.status) !== 'running') return run
  throw new BlandCheckError(
    `${matcher} got run ${run.id}, which is still ${run.status}: wait until it ends.`,
  )
}

/**
 * Returns a part of a run.
 *
 * @throws {@link BlandCheckError} if it is missing, so that neither the expectation nor its opposite is met
 */
export function present<T>(part: T | null, what: string, run: Run): T {
  if (part !== null) return part
  throw new BlandCheckError(
    `not evaluated: run ${run.id} has no ${what}. A batch lists only short runs: \`client.getRun\` returns the whole run.`,
  )
}
