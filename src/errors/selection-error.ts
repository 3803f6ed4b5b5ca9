import { BlandError } from './bland-error.ts'

/** The options select no scenario, one that does not exist, or more than `maxRuns`. */
export class BlandSelectionError extends BlandError {
  override name = 'BlandSelectionError'

  constructor(message: string) {
    super('BLAND_SELECTION', message)
  }
}
