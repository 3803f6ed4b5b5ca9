/** The reason why no comment was posted. It is printed, and never changes an exit code. */
export class CommentError extends Error {
  override name = 'CommentError'
  /** The HTTP status of the answer; null if there was no answer. */
  readonly status: number | null

  constructor(message: string, status: number | null = null) {
    super(message)
    this.status = status
  }
}
