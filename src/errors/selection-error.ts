import { BlandError } from './bland-error.ts'
import type { Message } from './message.ts'

/** The options select no scenario, one that does not exist, or more than `maxRuns`. */
export class BlandSelectionError extends BlandError {
  override name = 'BlandSelectionError'

  constructor(message: Message) {
    super('BLAND_SELECTION', message)
  }
}
