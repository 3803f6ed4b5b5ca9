import { BlandError } from './bland-error.ts'

/** No API key was given, so nothing was sent. */
export class BlandKeyError extends BlandError {
  override name = 'BlandKeyError'

  constructor() {
    super(
      'BLAND_NO_KEY',
      'No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret), or pass `apiKey`. Nothing was sent.',
    )
  }
}
