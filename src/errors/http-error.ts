import { BlandError } from './bland-error.ts'

/** What the API answered in place of a result. */
export interface HttpFailure {
  /** The method of the request, such as `GET`. */
  readonly method: string
  /** The path of the request, without host and query. */
  readonly path: string
  /** The HTTP status; 200 where an error envelope came under a successful status. */
  readonly status: number
  /** The API's own code, such as `TOO_MANY_REQUESTS`; null where it gave none. */
  readonly apiCode: string | null
  /** The API's own words; null where it gave none. */
  readonly apiMessage: string | null
  /** Where a redirect leads, without user, password and query; absent where it is none. */
  readonly location?: string
}

const NEXT_STEP: Readonly<Record<number, string>> = {
  401: 'Check that BLAND_API_KEY is a key of the right organisation.',
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
  /** What the API answered, in parts. */
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

  /** The same error with the API's own words in another rendering, such as a redacted one. @internal */
  withWords(shown: (text: string) => string): BlandHttpError {
    const { apiMessage } = this.failure
    const message = apiMessage === null ? null : shown(apiMessage)
    return message === apiMessage
      ? this
      : new BlandHttpError({ ...this.failure, apiMessage: message })
  }
}

/** A redirect is not followed: the key would go along, to whoever is there. */
function redirected({ status, path, location }: HttpFailure): string | null {
  if (status < 300 || status > 399 || location === undefined) return null
  const base = location.endsWith(path) ? location.slice(0, -path.length) : null
  const next = base === null ? 'set BLAND_BASE_URL to its address' : `set BLAND_BASE_URL to ${base}`
  return `It redirects to ${location}, which is not followed. If the API is there, ${next}.`
}

/** What is not there depends on what was asked for: a list and a launch have no id of their own. */
function notFound({ status, method, path }: HttpFailure): string | null {
  if (status !== 404) return null
  if (method === 'POST') {
    return 'Check the scenarios that were asked for: one may be deleted, or belong to another organisation.'
  }
  return /\/(?:scenarios|runs)$/u.test(path)
    ? 'Check BLAND_BASE_URL: the API is not at this address.'
    : 'Check the id: it does not exist, was deleted, or belongs to another organisation.'
}

function otherwise(status: number): string {
  if (status >= 500) return 'Bland has a problem: try again later.'
  return status < 300 || status > 399
    ? ''
    : 'Check BLAND_BASE_URL: what answers there is not the API.'
}
