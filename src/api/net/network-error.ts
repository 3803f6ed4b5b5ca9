/**
 * What went wrong on the way to an answer. It takes the place of Node's own errors, which hold what nobody
 * may print: addresses with passwords, packets, certificates.
 */
export class NetworkError extends Error {
  override name = 'NetworkError'
  /** Node's code, such as `ECONNREFUSED`; null where there is none. */
  readonly code: string | null
  /** Whether something of the request may have reached the API. */
  readonly wasSent: boolean
  /** Whether another attempt would end the same way. */
  readonly isFinal: boolean
  /** Whether an answer came, and its body cannot be read. */
  readonly isAnswer: boolean
  /** What to do about it; null where nothing special is known. */
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

/** The error for an answer whose body cannot be read. */
export function unreadable(problem: string, isFinal = false): NetworkError {
  return new NetworkError(problem, { wasSent: true, isAnswer: true, isFinal })
}

/** The error for a proxy that answers in place of the API. */
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
