/** The option `baseline`, and `BLAND_BASELINE`, which wins over its file. */
import { z } from 'zod'
import { BlandOptionError } from '../errors/option-errors.ts'
import { strictly } from './strict-schema.ts'

/** A baseline: the accepted verdicts of a suite, and what to do with them. */
export interface BaselineOptions {
  /** The file with the accepted verdicts, or the `report.json` of an earlier run. `BLAND_BASELINE` wins over it. */
  readonly file: string
  /** Which failures fail: `'all'`, or only `'new'` ones, which were not there in the same definition. @default 'all' */
  readonly fail?: 'all' | 'new' | undefined
  /** How many days a failure may be excused, with `fail: 'new'`. @default 90 */
  readonly maxAge?: number | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

const text = z.string().trim().min(1)

/** Not a Zod union, whose messages do not name the wrong part. */
export const baselineSchema: z.ZodType<BaselineOptions> = z.preprocess(
  (given) => (typeof given === 'string' ? { file: given } : given),
  strictly({
    file: text,
    fail: z.enum(['all', 'new']).optional(),
    maxAge: z.number().int().positive().optional(),
  }),
)

/** Which failures fail here. */
export type BaselineRule =
  | { readonly fail: 'all' }
  | {
      readonly fail: 'new'
      /** How many days a failure may be old. */
      readonly maxAge: number
    }

/** The baseline of a suite, and what to do with it. */
export interface BaselineUse {
  /** Relative to the working directory. */
  readonly path: string
  /** `update` writes the file when the suite has ended. */
  readonly mode: 'compare' | 'update'
  readonly rule: BaselineRule
}

/** The file of a suite that names none. */
export const BASELINE_FILE = 'bland.baseline.json'
const MAX_AGE = 90

/**
 * Decides what to compare with; null for nothing.
 *
 * @throws {@link BlandOptionError} if an option has no effect, or a CI would write the file
 */
export function resolveBaseline(
  given: string | BaselineOptions | undefined,
  env: Environment,
): BaselineUse | null {
  const option = typeof given === 'string' ? { file: given } : given
  const rule = ruleOf(option)
  const word = env['BLAND_BASELINE']?.trim()
  if (word === 'off') return null
  if (word === 'update') {
    refuseInCi(env)
    return { path: option?.file ?? BASELINE_FILE, mode: 'update', rule }
  }
  const path = word || option?.file
  return path === undefined ? null : { path, mode: 'compare', rule }
}

function ruleOf(option: BaselineOptions | undefined): BaselineRule {
  const { fail = 'all', maxAge } = option ?? {}
  if (fail === 'new') return { fail, maxAge: maxAge ?? MAX_AGE }
  if (maxAge === undefined) return { fail }
  throw new BlandOptionError(
    (name) =>
      `${name('baseline.maxAge', maxAge)} does nothing, because no failure is excused. ` +
      `Set ${name('baseline.fail', "'new'")}, or leave it out.`,
  )
}

function refuseInCi({ CI: ci }: Environment): void {
  if (ci !== 'true') return
  throw new BlandOptionError(
    'BLAND_BASELINE=update is refused with CI=true: a baseline is accepted by people. ' +
      'Keep report.json as an artefact, and run `bland-suite baseline accept report.json` on your machine. Nothing was started.',
  )
}
