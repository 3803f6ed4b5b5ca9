import { messageOf } from './thrown.ts'
import { BlandError } from './bland-error.ts'

/**
 * A bug in bland-suite: the suite could not be planned.
 * @remarks Please report it, with the output of `DEBUG=bland-suite*`.
 */
export class BlandInternalError extends BlandError {
  override name = 'BlandInternalError'
  declare readonly code: 'BLAND_INTERNAL'

  constructor(cause: unknown) {
    super('BLAND_INTERNAL', `bland-suite could not plan the suite: ${messageOf(cause)}`, { cause })
  }
}
