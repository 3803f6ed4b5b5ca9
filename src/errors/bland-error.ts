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

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
