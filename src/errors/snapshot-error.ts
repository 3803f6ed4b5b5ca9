import { BlandError } from './bland-error.ts'

const REMEDY = 'Write it anew with BLAND_SNAPSHOT=update and look at what has changed.'

/** A committed snapshot of scenarios cannot be read, or is not what Bland has: nothing was started. */
export class BlandSnapshotError extends BlandError {
  override name = 'BlandSnapshotError'

  constructor(problem: string, options?: { cause?: unknown }) {
    super('BLAND_SNAPSHOT', `${problem} ${REMEDY}`, options)
  }
}
