/**
 * A failure on the way to an answer. It replaces Node's own errors, which contain addresses with passwords,
 * packets and certificates.
 */
export class NetworkError extends Error {
  override name = 'NetworkError'
  /** Node's code, such as `ECONNREFUSED`; null if there is none. */
  readonly code: string | null
  /** Whether a part of the request may have reached the API. */
  readonly wasSent: boolean
  /** Whether another attempt would end the same way. */
  readonly isFinal: boolean
  /** Whether an answer arrived with an unreadable body. */
  readonly isAnswer: boolean
  /** The next step for the user; null if nothing special is known. */
  readonly next: string | null

  constructor(message: string, known: NetworkFacts) {
    super(message)
    this.code = known.code ?? null
    this.wasSent = known.wasSent
    this.isFinal = known.isFinal ?? false
    this.isAnswer = known.isAnswer ?? false
    this.next = known.next ?? null
  }
}

interface NetworkFacts {
  readonly wasSent: boolean
  readonly code?: string | null
  readonly isFinal?: boolean
  readonly isAnswer?: boolean
  readonly next?: string | null
}

/** Builds the error for an answer with an unreadable body. */
export function unreadable(problem: string, isFinal = false): NetworkError {
  return new NetworkError(problem, { wasSent: true, isAnswer: true, isFinal })
}

/** Builds the error for a proxy that answers instead of the API. */
export function proxyRefused(status: number, wasSent: boolean): NetworkError {
  if (status === 407) {
    const next =
      'Put user and password, percent-encoded, into the variable of the proxy: http://user:password@host:port.'
    return new NetworkError('the proxy asks for other credentials (407)', {
      wasSent: false,
      isFinal: true,
      next,
    })
  }
  return new NetworkError(`the proxy answered ${status}`, { wasSent })
}
