/** The options `snapshot` and `drift`, and `BLAND_SNAPSHOT`. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import type { Environment } from '../environment.ts'
import type { PlayingOptions } from '../suite-options.ts'

/** The snapshot of a suite, and what to do with it. */
interface SnapshotUse {
  /** Relative to the working directory. */
  readonly path: string
  /** Whether to write it, instead of planning from it. */
  readonly update: boolean
  /** What happens if Bland has something else. */
  readonly drift: 'refuse' | 'warn'
}

/**
 * Returns the snapshot file to plan from or to write; null to plan from Bland.
 *
 * @throws {@link BlandOptionError} if the variable has another value
 */
export function resolveSnapshot(
  { snapshot, drift = 'refuse' }: PlayingOptions,
  env: Environment,
): SnapshotUse | null {
  if (snapshot === undefined) return null
  const word = env['BLAND_SNAPSHOT']?.trim()
  if (!word) return { path: snapshot, update: false, drift }
  if (word === 'update') return { path: snapshot, update: true, drift }
  throw new BlandOptionError(`BLAND_SNAPSHOT can only be "update", not ${JSON.stringify(word)}.`)
}
