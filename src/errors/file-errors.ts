/** Files that cannot be written or read, or that disagree with Bland. */
import { BlandError } from './bland-error.ts'
import type { Message } from './message.ts'

/**
 * A record or report could not be written or read.
 * @remarks Check the folder and the disk; keep the records of shards.
 */
export class BlandRecordError extends BlandError {
  override name = 'BlandRecordError'
  declare readonly code: 'BLAND_RECORD'

  constructor(message: string, options?: { cause?: unknown }) {
    super('BLAND_RECORD', message, options)
  }
}

/**
 * The cassette is missing, damaged, of another version, or incomplete; or it could not be recorded.
 * @remarks Record it again.
 */
export class BlandCassetteError extends BlandError {
  override name = 'BlandCassetteError'
  declare readonly code: 'BLAND_CASSETTE'

  constructor(message: Message, options?: { cause?: unknown }) {
    super('BLAND_CASSETTE', message, options)
  }
}

const REMEDY = 'Update it with BLAND_SNAPSHOT=update and review the diff.'

/**
 * The snapshot cannot be read, or no longer matches Bland. Nothing was started.
 * @remarks Update it with `BLAND_SNAPSHOT=update` and review the diff, or play what Bland has with `drift: 'warn'`.
 */
export class BlandSnapshotError extends BlandError {
  override name = 'BlandSnapshotError'
  declare readonly code: 'BLAND_SNAPSHOT'

  constructor(problem: string, options?: { cause?: unknown }) {
    super('BLAND_SNAPSHOT', `${problem} ${REMEDY}`, options)
  }
}
