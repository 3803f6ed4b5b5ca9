import { inFiles, render } from './message.ts'
import type { Message, NameOption } from './message.ts'

/** The codes of errors: one for each kind of problem, and the same in every version. */
export type BlandErrorCode =
  | 'BLAND_NO_KEY'
  | 'BLAND_OPTION'
  | 'BLAND_SELECTION'
  | `BLAND_HTTP_${number}`
  | 'BLAND_CONNECTION'
  | 'BLAND_RESPONSE'
  | 'BLAND_LAUNCH_LOST'
  | 'BLAND_SNAPSHOT'
  | 'BLAND_CASSETTE'
  | 'BLAND_CHECK'
  | 'BLAND_RECORD'
  | 'BLAND_RUNNER'
  | 'BLAND_INTERNAL'

/**
 * The base of every error that bland-suite throws.
 *
 * `code` is stable and meant for programs; the message says what happened, to which thing, and
 * what to do next; `cause` keeps the original error. No message contains an API key.
 */
export class BlandError extends Error {
  /** The name of the class. */
  override name = 'BlandError'
  /** The kind of problem, such as `BLAND_NO_KEY`. */
  readonly code: BlandErrorCode

  readonly #message: Message

  constructor(code: BlandErrorCode, message: Message, options?: { cause?: unknown }) {
    super(render(message, inFiles), options)
    this.code = code
    this.#message = message
  }

  /** Returns the message with other names for the options, such as flags. @internal */
  tell(name: NameOption): string {
    return typeof this.#message === 'string' ? this.message : this.#message(name)
  }

  /** Appends advice to the message, once. @internal */
  advising(advice: string): this {
    if (!this.message.includes(advice)) this.message = `${this.message} ${advice}`
    return this
  }
}
