/** A wrong answer. The request has no effect, unless stated otherwise. */
export type FaultAnswer =
  | {
      /** An error status, by default with its usual error envelope. */
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      /** Sent as `Retry-After`: seconds, or an HTTP date. */
      readonly retryAfter?: number | string
      /** A string is sent as it is, everything else as JSON. */
      readonly body?: unknown
    }
  /** The connection is reset. */
  | { readonly kind: 'reset' }
  /** The request has its effect (a POST launches), then the connection is reset. */
  | { readonly kind: 'reset-after-accept' }
  /** The request has its effect, but the answer is an error status with its usual error envelope. */
  | { readonly kind: 'status-after-accept'; readonly status: number }
  /** Status 200 and headers, then a body that never ends. */
  | { readonly kind: 'stall' }
  /** The request has its effect, but the second half of its answer is missing: broken JSON. */
  | { readonly kind: 'cut' }
  /** A page, as proxies and gateways send it; by default with status 502. */
  | { readonly kind: 'html'; readonly status?: number }
  /** Status 200, but an error in the envelope. */
  | { readonly kind: 'envelope-error'; readonly error: string; readonly message: string }
  | {
      /** Anything. @default status 200 */
      readonly kind: 'body'
      readonly status?: number
      /** A string is sent as it is, everything else as JSON. */
      readonly body: unknown
      /** @default 'application/json' */
      readonly contentType?: string
    }
  /** The request has its effect immediately; its normal answer comes `ms` milliseconds later. */
  | { readonly kind: 'delay'; readonly ms: number }

/** Requests that get a wrong answer. The first fault that fires answers; later faults do not see the request. */
export interface Fault {
  /** The requests to answer. @default every request */
  readonly match?: {
    /** @default every method */
    readonly method?: string
    /**
     * Without the query, and with or without a leading `/v1/agent-testing`; `*` stands for any characters,
     * slashes included. @default every path
     */
    readonly path?: string
  }
  /** Fires at most this many times. @default without limit */
  readonly times?: number
  /** Fires for this many milliseconds after its first time. @default forever */
  readonly forMs?: number
  /** Lets this many matching requests pass first. @default 0 */
  readonly after?: number
  /** Then fires only on each n-th matching request. @default 1 */
  readonly every?: number
  /** The answer to these requests. */
  readonly answer: FaultAnswer
}
