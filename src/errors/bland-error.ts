import { inFiles, render } from './message.ts'
import type { Message, NameOption } from './message.ts'

/**
 * The base of every error that bland-suite throws.
 *
 * `code` is stable and meant for programs; the message says what happened, to which thing, and
 * what to do next; `cause` keeps the original error. No message contains an API key.
 */
export class BlandError extends Error {
  override name = 'BlandError'
  /** Such as `BLAND_NO_KEY`: one for each kind of trouble, and the same in every version. */
  readonly code: string

  readonly #message: Message

  constructor(code: string, message: Message, options?: { cause?: unknown }) {
    super(render(message, inFiles), options)
    this.code = code
    this.#message = message
  }

  /** Returns the message with options named otherwise than in files, such as flags. */
  tell(name: NameOption): string {
    return typeof this.#message === 'string' ? this.message : this.#message(name)
  }

  /** Adds what else to do to the message, once. */
  advising(advice: string): this {
    if (!this.message.includes(advice)) this.message = `${this.message} ${advice}`
    return this
  }
}
