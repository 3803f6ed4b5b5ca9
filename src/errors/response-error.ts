import { BlandError } from './bland-error.ts'

/**
 * The answer has a shape that bland-suite does not know. It never counts as an empty result.
 * @remarks Update bland-suite, or report the shape.
 */
export class BlandResponseError extends BlandError {
  override name = 'BlandResponseError'
  declare readonly code: 'BLAND_RESPONSE'

  /** The body of the answer: parsed JSON, or its text. */
  readonly body: unknown
  readonly #request: string
  readonly #problem: string

  constructor(request: string, problem: string, options: { body: unknown; cause?: unknown }) {
    super(
      'BLAND_RESPONSE',
      `Bland's answer to ${request} has an unknown shape: ${problem}. If this persists, update bland-suite or report the shape.`,
      options,
    )
    this.body = options.body
    this.#request = request
    this.#problem = problem
  }

  /** Returns the same error with another rendering of the body and of the problem, such as a redacted one. @internal */
  withBody(body: unknown, shown: (text: string) => string): BlandResponseError {
    return new BlandResponseError(this.#request, shown(this.#problem), { body })
  }
}
