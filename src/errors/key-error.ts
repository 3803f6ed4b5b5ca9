import { BlandError } from './bland-error.ts'

const MESSAGES = {
  missing:
    'No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret), or pass `apiKey`. Nothing was sent.',
  malformed:
    'The Bland API key holds a character that no key has, such as a line break or a quote: check how BLAND_API_KEY (or `apiKey`) is set. Nothing was sent.',
} as const

/** No API key was given, or one that cannot be sent; nothing was sent. */
export class BlandKeyError extends BlandError {
  override name = 'BlandKeyError'

  constructor(problem: keyof typeof MESSAGES) {
    super('BLAND_NO_KEY', MESSAGES[problem])
  }
}
