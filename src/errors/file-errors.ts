/** Files that cannot be written or read, or say something else than Bland. */
import { BlandError } from './bland-error.ts'
import type { Message } from './message.ts'

/** A record or report could not be written or read. */
export class BlandRecordError extends BlandError {
  override name = 'BlandRecordError'

  constructor(message: string, options?: { cause?: unknown }) {
    super('BLAND_RECORD', message, options)
  }
}

/** A cassette cannot be replayed, or was not written: absent, damaged, stale, or not all was seen. */
export class BlandCassetteError extends BlandError {
  override name = 'BlandCassetteError'

  constructor(message: Message, options?: { cause?: unknown }) {
    super('BLAND_CASSETTE', message, options)
  }
}

const REMEDY = 'Write it anew with BLAND_SNAPSHOT=update and look at what has changed.'

/** A committed snapshot of scenarios cannot be read, or is not what Bland has: nothing was started. */
export class BlandSnapshotError extends BlandError {
  override name = 'BlandSnapshotError'

  constructor(problem: string, options?: { cause?: unknown }) {
    super('BLAND_SNAPSHOT', `${problem} ${REMEDY}`, options)
  }
}
