import { BlandError } from './bland-error.ts'
import type { Message } from './message.ts'

/** An option is unknown, of the wrong type, or missing. Thrown where the option was given. */
export class BlandOptionError extends BlandError {
  override name = 'BlandOptionError'

  constructor(message: Message) {
    super('BLAND_OPTION', message)
  }
}
