import { BlandError } from './bland-error.ts'

/** A check cannot be evaluated: what it looks at is missing, or is no run. It neither passes nor fails. */
export class BlandCheckError extends BlandError {
  override name = 'BlandCheckError'

  constructor(message: string) {
    super('BLAND_CHECK', message)
  }
}
