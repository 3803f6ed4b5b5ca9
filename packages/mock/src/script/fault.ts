/** One way of answering wrongly. Unless it says so, the request has no effect. */
export type FaultAnswer =
  | {
      /** An error status, by default with the error envelope that belongs to it. */
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
  /** Status 200 and headers, then a body that never ends. */
  | { readonly kind: 'stall' }
  /** The request has its effect; of its answer the second half is missing: broken JSON. */
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
  /** The request has its effect at once, its normal answer comes `ms` milliseconds later. */
  | { readonly kind: 'delay'; readonly ms: number }

/** Requests that get a wrong answer. The first fault that fires answers; the rest do not see it. */
export interface Fault {
  /** Which requests it is for. @default every request */
  readonly match?: {
    /** @default every method */
    readonly method?: string
    /**
     * With or without the leading `/v1/agent-testing`, never with a query; `*` stands for any
     * characters, slashes included. @default every path
     */
    readonly path?: string
  }
  /** Fires at most that often. @default without limit */
  readonly times?: number
  /** Fires during that many milliseconds, counted from its first time. @default for ever */
  readonly forMs?: number
  /** Lets that many matching requests pass first. @default 0 */
  readonly after?: number
  /** Then fires on each n-th matching request only. @default 1 */
  readonly every?: number
  /** What these requests get. */
  readonly answer: FaultAnswer
}
