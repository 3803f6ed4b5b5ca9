import { BlandError } from './bland-error.ts'

/** No usable answer came: the connection was refused or broken, or the time-out passed. */
export class BlandConnectionError extends BlandError {
  override name = 'BlandConnectionError'

  constructor(request: string, why: string, options?: { cause?: unknown }) {
    super(
      'BLAND_CONNECTION',
      `No answer from Bland to ${request}: ${why}. Check the network, BLAND_BASE_URL and HTTPS_PROXY.`,
      options,
    )
  }
}
