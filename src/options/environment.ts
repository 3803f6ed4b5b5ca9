/** What the environment selects. Its variables win over the options of a suite. */
import { BlandOptionError } from '../errors/option-errors.ts'
import type { SuiteOptions } from './suite-options.ts'

/** Variables by their names. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The batch that `BLAND_BATCH_ID` names; undefined where the variable is not set.
 *
 * @throws {@link BlandOptionError} where it is set and empty: a job that lost an id must not start a batch
 */
export function namedBatch(env: Environment): string | undefined {
  const word = env['BLAND_BATCH_ID']?.trim()
  if (word !== '') return word
  throw new BlandOptionError(
    'BLAND_BATCH_ID is set, and empty: the id of the batch was lost on its way. Pass it on, or unset the variable. Nothing was started.',
  )
}

/** The version to play: `BLAND_VERSION_NUMBER`, else that of the options; null for what is in production. */
export function askedVersion({ versionNumber }: SuiteOptions, env: Environment): number | null {
  const word = env['BLAND_VERSION_NUMBER']?.trim()
  if (!word) return versionNumber ?? null
  if (/^\d+$/u.test(word)) return Number(word)
  throw new BlandOptionError(
    `BLAND_VERSION_NUMBER must be a whole number, not ${JSON.stringify(word)}.`,
  )
}

/** The file that the plan is read from, or written to; null where Bland is asked. */
export function resolveSnapshot(
  { snapshot }: SuiteOptions,
  env: Environment,
): { readonly path: string; readonly update: boolean } | null {
  if (snapshot === undefined) return null
  const word = env['BLAND_SNAPSHOT']?.trim()
  if (!word) return { path: snapshot, update: false }
  if (word === 'update') return { path: snapshot, update: true }
  throw new BlandOptionError(`BLAND_SNAPSHOT can only be "update", not ${JSON.stringify(word)}.`)
}

/** A note for each variable that is set, and that means nothing to a suite. */
export function ignoredVariables(
  env: Environment,
  source: 'launch' | 'attach' | 'runs' | 'replay',
  { snapshot, cassette }: SuiteOptions,
): readonly string[] {
  const starts = source === 'launch'
  const ignored = [
    ...(source === 'replay' ? ([['BLAND_BATCH_ID', 'a cassette is replayed']] as const) : []),
    ...(starts ? [] : ([['BLAND_VERSION_NUMBER', 'the suite starts no conversation']] as const)),
    ...(starts && snapshot !== undefined
      ? []
      : ([['BLAND_SNAPSHOT', 'the suite plans nothing from a snapshot']] as const)),
    ...(cassette === undefined ? ([['BLAND_CASSETTE', 'the suite has no cassette']] as const) : []),
  ]
  return ignored.flatMap(([name, why]) => {
    const word = env[name]?.trim()
    return word ? [`${name}=${word} does nothing here: ${why}.`] : []
  })
}
