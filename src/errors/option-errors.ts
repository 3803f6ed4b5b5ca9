/** Errors of options and of the API key. They are thrown before anything is sent. */
import { BlandError } from './bland-error.ts'
import type { Message, NameOption } from './message.ts'

/**
 * An option is unknown, has the wrong type, or has no effect next to another option.
 * @remarks Correct the option that the message names.
 */
export class BlandOptionError extends BlandError {
  override name = 'BlandOptionError'
  declare readonly code: 'BLAND_OPTION'

  constructor(message: Message) {
    super('BLAND_OPTION', message)
  }
}

/**
 * The options select no scenario, one that does not exist, or more runs than `maxRuns`; or Bland listed 100
 * scenarios, its limit, so that there may be more.
 * @remarks Run `npx bland-suite scenarios` with the same options as flags.
 */
export class BlandSelectionError extends BlandError {
  override name = 'BlandSelectionError'
  declare readonly code: 'BLAND_SELECTION'

  constructor(message: Message) {
    super('BLAND_SELECTION', message)
  }
}

const MESSAGES: Readonly<Record<'missing' | 'malformed', (name: NameOption) => string>> = {
  missing: (name) =>
    `No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret)${orOption(', or pass ', name)}. Nothing was sent.`,
  malformed: (name) =>
    `The Bland API key contains an invalid character, such as a line break or a quote: check how BLAND_API_KEY${orOption(' or ', name)} is set. Nothing was sent.`,
}

/** The API key is missing, or contains a line break or a quote. Nothing was sent. @remarks Set `BLAND_API_KEY`. */
export class BlandKeyError extends BlandError {
  override name = 'BlandKeyError'
  declare readonly code: 'BLAND_NO_KEY'

  constructor(problem: keyof typeof MESSAGES) {
    super('BLAND_NO_KEY', MESSAGES[problem])
  }
}

/** Mentions the option. The command line has no flag for the key, because other users can see flags. */
function orOption(joint: string, name: NameOption): string {
  const option = name('apiKey')
  return option === '' ? '' : `${joint}${option}`
}
