/** A request that came in, whatever became of it. */
export interface RequestRecord {
  /** The method of the request, such as `GET`. */
  readonly method: string
  /** With the leading `/v1/agent-testing`, without the query. */
  readonly path: string
  /** The query parameters by name. */
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON; a string where it is not JSON, undefined where there is none. */
  readonly body: unknown
  /** The status answered: 0 for one that never got a whole answer, or has none yet. */
  readonly status: number
  /** Milliseconds since the mock started. */
  readonly at: number
}
