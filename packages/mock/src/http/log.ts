/** A received request, with the status of its answer. */
export interface RequestRecord {
  /** The method of the request, such as `GET`. */
  readonly method: string
  /** Whole, without the query. */
  readonly path: string
  /** The query parameters by name. */
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON; a string if it is not JSON; undefined if there is none. */
  readonly body: unknown
  /** The status of the answer; 0 if there was no whole answer, or none yet. */
  readonly status: number
  /** Milliseconds since the mock started. */
  readonly at: number
}
