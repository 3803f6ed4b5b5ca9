/** Options that cannot be used, and a key that is missing: nothing was sent. */
import { BlandError } from './bland-error.ts'
import type { Message, NameOption } from './message.ts'

/** An option is unknown, of the wrong type, or missing. Thrown where the option was given. */
export class BlandOptionError extends BlandError {
  override name = 'BlandOptionError'

  constructor(message: Message) {
    super('BLAND_OPTION', message)
  }
}

/** The options select no scenario, one that does not exist, or more than `maxRuns`. */
export class BlandSelectionError extends BlandError {
  override name = 'BlandSelectionError'

  constructor(message: Message) {
    super('BLAND_SELECTION', message)
  }
}

const MESSAGES: Readonly<Record<'missing' | 'malformed', (name: NameOption) => string>> = {
  missing: (name) =>
    `No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret)${orOption(', or pass ', name)}. Nothing was sent.`,
  malformed: (name) =>
    `The Bland API key holds a character that no key has, such as a line break or a quote: check how BLAND_API_KEY${orOption(' or ', name)} is set. Nothing was sent.`,
}

/** No API key was given, or one that cannot be sent; nothing was sent. */
export class BlandKeyError extends BlandError {
  override name = 'BlandKeyError'

  constructor(problem: keyof typeof MESSAGES) {
    super('BLAND_NO_KEY', MESSAGES[problem])
  }
}

/** The command line has no flag for the key: others see the flags of a process. */
function orOption(joint: string, name: NameOption): string {
  const option = name('apiKey')
  return option === '' ? '' : `${joint}${option}`
}
