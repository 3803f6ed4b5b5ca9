import { BlandError } from './bland-error.ts'

interface ConnectionErrorOptions {
  readonly cause?: unknown
  /** The next step for the user, if more is known than that no answer came. */
  readonly next?: string | null
}

/** Bland did not answer, even after retries. @remarks Check the network, `BLAND_BASE_URL` and `HTTPS_PROXY`. */
export class BlandConnectionError extends BlandError {
  override name = 'BlandConnectionError'
  declare readonly code: 'BLAND_CONNECTION'

  constructor(request: string, why: string, options?: ConnectionErrorOptions) {
    const next = options?.next ?? 'Check the network, BLAND_BASE_URL and HTTPS_PROXY.'
    super(
      'BLAND_CONNECTION',
      `No answer from Bland to ${request}: ${why.replace(/\.$/u, '')}. ${next}`,
      options,
    )
  }
}
