/** Selections by the environment. Its variables win over the options of a suite. */
import { BlandOptionError } from '../errors/option-errors.ts'
import type { SuiteOptions } from './suite-options.ts'
import { NEWEST_OF_AGENT } from './version/asked-version.ts'

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Returns the batch ids of `BLAND_BATCH_ID`, which commas separate; undefined if the variable is not set.
 *
 * @throws {@link BlandOptionError} if one is empty: a job that lost an id must not start a batch
 */
export function namedBatches(env: Environment): readonly string[] | undefined {
  const words = env['BLAND_BATCH_ID']?.split(',').map((word) => word.trim())
  if (words?.includes('') !== true) return words
  throw new BlandOptionError(
    words.length === 1
      ? 'BLAND_BATCH_ID is empty: an earlier step did not pass on the id of its batch. Pass the id, or unset the variable. Nothing was started.'
      : `BLAND_BATCH_ID has an empty place between its commas (${words.join(',')}): an earlier step did not pass on the id of its batch. Pass the id, or remove the comma. Nothing was started.`,
  )
}

/**
 * Returns the id of `BLAND_CHECK_RUN_ID`; undefined if the variable is not set.
 *
 * @throws {@link BlandOptionError} if it is empty: a job that lost an id must not start a check run
 */
export function namedCheckRun(env: Environment): string | undefined {
  const word = env['BLAND_CHECK_RUN_ID']?.trim()
  if (word !== '') return word
  throw new BlandOptionError(
    'BLAND_CHECK_RUN_ID is empty: an earlier step did not pass on the id of its check run. Pass the id, or unset the variable. Nothing was started.',
  )
}

/** Returns a note for each variable that is set but has no effect on the suite. */
export function ignoredVariables(
  env: Environment,
  source: 'launch' | 'attach' | 'runs' | 'replay' | 'start-checks' | 'check-run',
  { agentId, snapshot, cassette }: SuiteOptions,
): readonly string[] {
  const starts = source === 'launch'
  const checks = source === 'start-checks' || source === 'check-run'
  const about = checks ? 'the suite is about a check run' : 'the suite replays a cassette'
  const reasons: readonly (readonly [name: string, isIgnored: boolean, why: string])[] = [
    ['BLAND_BATCH_ID', checks || source === 'replay', about],
    ['BLAND_CHECK_RUN_ID', !checks, 'the suite is about no check run'],
    ['BLAND_VERSION_NUMBER', !starts, 'the suite starts no batch'],
    ['BLAND_VERSION_NUMBER', starts && agentId !== undefined, NEWEST_OF_AGENT],
    ['BLAND_SNAPSHOT', !starts || snapshot === undefined, 'the suite does not use a snapshot'],
    ['BLAND_CASSETTE', cassette === undefined, 'the suite has no cassette'],
  ]
  const ignored = reasons.filter(([, isIgnored]) => isIgnored)
  return ignored.flatMap(([name, , why]) => {
    const word = env[name]?.trim()
    return word ? [`${name}=${word} has no effect here: ${why}.`] : []
  })
}
