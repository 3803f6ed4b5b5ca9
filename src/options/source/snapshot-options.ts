/** The options `snapshot` and `drift`, and `BLAND_SNAPSHOT`. */
import { z } from 'zod'
import { BlandOptionError } from '../../errors/option-errors.ts'
import { strictly } from '../strict-schema.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A snapshot with more than its file. */
export interface SnapshotOptions {
  /** The committed file. */
  readonly file: string
  /**
   * Write the names of the scenarios with the file, next to it, so that TypeScript checks `only` and `overrides`.
   * @default false
   */
  readonly types?: boolean | undefined
}

/** Not a Zod union, whose messages do not name the wrong part. */
export const snapshotSchema: z.ZodType<SnapshotOptions> = z.preprocess(
  (given) => (typeof given === 'string' ? { file: given } : given),
  strictly({ file: z.string().trim().min(1), types: z.boolean().optional() }),
)

/** The options of a suite on its snapshot. */
interface Given {
  readonly snapshot?: string | SnapshotOptions | undefined
  readonly drift?: 'refuse' | 'warn' | undefined
}

/** The snapshot of a suite, and what to do with it. */
interface SnapshotUse {
  /** Relative to the working directory. */
  readonly path: string
  /** Whether to write it, instead of planning from it. */
  readonly update: boolean
  /** The suite whose names are written with the file, for TypeScript; null for none. */
  readonly typesOf: string | null
  /** The consequence if Bland has something else. */
  readonly drift: 'refuse' | 'warn'
}

/**
 * Returns the snapshot file to plan from or to write; null to plan from Bland.
 *
 * @throws {@link BlandOptionError} if the variable has another value
 */
export function resolveSnapshot(
  { snapshot, drift = 'refuse' }: Given,
  env: Environment,
  suite: string | null,
): SnapshotUse | null {
  if (snapshot === undefined) return null
  const { file, types = false } = typeof snapshot === 'string' ? { file: snapshot } : snapshot
  const use = { path: file, typesOf: types ? suite : null, drift }
  const word = env['BLAND_SNAPSHOT']?.trim()
  if (!word) return { ...use, update: false }
  if (word === 'update') return { ...use, update: true }
  throw new BlandOptionError(`BLAND_SNAPSHOT can only be "update", not ${JSON.stringify(word)}.`)
}
