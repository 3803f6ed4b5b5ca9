import { BlandError } from './bland-error.ts'

/**
 * A check reads data that its run does not have. The case neither passes nor fails.
 * @remarks Read the whole run first.
 */
export class BlandCheckError extends BlandError {
  override name = 'BlandCheckError'
  declare readonly code: 'BLAND_CHECK'

  constructor(message: string) {
    super('BLAND_CHECK', message)
  }
}
