/** The version to test. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import type { NameOption } from '../../errors/message.ts'
import type { SuiteOptions, VersionChoice } from '../suite-options.ts'

/** The requested version, and who requested it. */
export interface AskedFor {
  /** A number, the name of a version that Bland resolves to a number, or null for any. */
  readonly versionNumber: VersionChoice | null
  /** Whether the option or `BLAND_VERSION_NUMBER` requested it. */
  readonly by: 'option' | 'variable'
}

/** Why no batch can choose the version of an agent. */
export const NEWEST_OF_AGENT = 'a batch plays the newest saved version of an agent'

/** Says the same, and which option tests an exact version. */
export function newestOfAgent(name: NameOption): string {
  const checks = name('checks')
  return checks === '' ? NEWEST_OF_AGENT : `${NEWEST_OF_AGENT}; ${checks} tests an exact one`
}

/**
 * Returns the version to play: `BLAND_VERSION_NUMBER`, else that of the options. The variable has no effect
 * on an agent.
 *
 * @throws {@link BlandOptionError} if the variable is no version
 */
export function askedVersion(
  { agentId, versionNumber }: SuiteOptions,
  env: Readonly<Record<string, string | undefined>>,
): AskedFor {
  const word = env['BLAND_VERSION_NUMBER']?.trim()
  if (!word || agentId !== undefined) return { versionNumber: versionNumber ?? null, by: 'option' }
  if (word === 'staging' || word === 'draft') return { versionNumber: word, by: 'variable' }
  if (/^\d+$/u.test(word)) return { versionNumber: Number(word), by: 'variable' }
  throw new BlandOptionError(
    `BLAND_VERSION_NUMBER must be a whole number, "staging" or "draft", not ${JSON.stringify(word)}.`,
  )
}
