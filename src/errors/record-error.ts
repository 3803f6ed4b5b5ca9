import { BlandError } from './bland-error.ts'

/** A record or report could not be written or read. */
export class BlandRecordError extends BlandError {
  override name = 'BlandRecordError'

  constructor(message: string, options?: { cause?: unknown }) {
    super('BLAND_RECORD', message, options)
  }
}
