import { BlandError } from './bland-error.ts'

/** An answer of the API that refuses a request. */
export interface HttpFailure {
  /** The method of the request, such as `GET`. */
  readonly method: string
  /** The path of the request, without host and query. */
  readonly path: string
  /** The HTTP status; 200 if an error envelope came with a successful status. */
  readonly status: number
  /** The API's own code, such as `TOO_MANY_REQUESTS`; null if it gave none. */
  readonly apiCode: string | null
  /** The API's own message; null if it gave none. */
  readonly apiMessage: string | null
  /** The target of a redirect, without user, password and query; absent for other answers. */
  readonly location?: string
}

const NEXT_STEP: Readonly<Record<number, string>> = {
  401: 'Check that BLAND_API_KEY belongs to the right organisation.',
  403: 'Check that the key may use agent testing (plan and role of its owner).',
  429: 'Bland limits requests for each organisation: run fewer suites at once, or try again later.',
}

/**
 * Bland refused the request.
 * @remarks 401, 403: check the key. 404: check the id. 429: wait. 500 and above: the problem is Bland's.
 */
export class BlandHttpError extends BlandError {
  override name = 'BlandHttpError'
  declare readonly code: `BLAND_HTTP_${number}`
  /** The parts of the API's answer. */
  readonly failure: HttpFailure

  constructor(failure: HttpFailure) {
    const { method, path, status, apiCode, apiMessage } = failure
    const said = [apiCode, apiMessage].filter((part) => part !== null).join(': ')
    const next = redirected(failure) ?? notFound(failure) ?? NEXT_STEP[status] ?? otherwise(status)
    const detail = said === '' ? '' : ` (${said})`
    super(
      `BLAND_HTTP_${status}`,
      `Bland answered ${method} ${path} with HTTP ${status}${detail}. ${next}`.trim(),
    )
    this.failure = failure
  }

  /** Returns the same error with the API's message passed through `shown`, such as a redaction. @internal */
  withWords(shown: (text: string) => string): BlandHttpError {
    const { apiMessage } = this.failure
    const message = apiMessage === null ? null : shown(apiMessage)
    return message === apiMessage
      ? this
      : new BlandHttpError({ ...this.failure, apiMessage: message })
  }
}

/** Explains a redirect. bland-suite does not follow it: the key would be sent to an unknown server. */
function redirected({ status, path, location }: HttpFailure): string | null {
  if (status < 300 || status > 399 || location === undefined) return null
  const base = location.endsWith(path) ? location.slice(0, -path.length) : null
  const next = base === null ? 'set BLAND_BASE_URL to its address' : `set BLAND_BASE_URL to ${base}`
  return `It redirects to ${location}; bland-suite does not follow redirects. If the API is there, ${next}.`
}

/** Explains a 404. A list and the request to start a batch contain no id that could be wrong. */
function notFound({ status, method, path }: HttpFailure): string | null {
  if (status !== 404) return null
  if (method === 'POST') {
    return 'Check the requested scenarios: one may be deleted, or belong to another organisation.'
  }
  return /\/(?:scenarios|runs)$/u.test(path)
    ? 'Check BLAND_BASE_URL: the API is not at this address.'
    : 'Check the id: it does not exist, was deleted, or belongs to another organisation.'
}

function otherwise(status: number): string {
  if (status >= 500) return 'Bland has a problem: try again later.'
  return status < 300 || status > 399
    ? ''
    : 'Check BLAND_BASE_URL: the answer does not come from the API.'
}
