import { BlandError } from './bland-error.ts'
import type { Message } from './message.ts'

/** A cassette cannot be replayed, or was not written: absent, damaged, stale, or not all was seen. */
export class BlandCassetteError extends BlandError {
  override name = 'BlandCassetteError'

  constructor(message: Message, options?: { cause?: unknown }) {
    super('BLAND_CASSETTE', message, options)
  }
}
