import { BlandError } from './bland-error.ts'

/** A cassette cannot be replayed, or was not written: absent, damaged, stale, or not all was seen. */
export class BlandCassetteError extends BlandError {
  override name = 'BlandCassetteError'

  constructor(message: string, options?: { cause?: unknown }) {
    super('BLAND_CASSETTE', message, options)
  }
}
