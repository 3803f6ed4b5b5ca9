/**
 * What is known of a POST that starts paid conversations decides what becomes of it: nothing is paid twice.
 *
 * | what came | fate | what is done |
 * | --- | --- | --- |
 * | no connection: nobody listens, no such host, no proxy there | not sent | sent again |
 * | a certificate that is not trusted, a proxy that wants a password (407) | not sent | told at once, as it lasts |
 * | an id, under any status, whatever else the body says | started | followed; a complaint beside it is told |
 * | 429 without an id | refused for now | sent again, after `Retry-After` |
 * | another 4xx but 408, with a body that says why | refused | told |
 * | anything else: 408, 5xx, 3xx, a 2xx without an id (one that complains too), a body that cannot be read, a connection that broke or timed out | unknown | told as perhaps started, never sent again |
 */

/** How an attempt went wrong. */
export type Trouble =
  | {
      /** An answer that is none to what was asked. */
      readonly kind: 'status'
      readonly status: number
      readonly retryAfter: number | null
      /** Whether the body says that something is wrong. */
      readonly complains: boolean
    }
  | {
      /** No answer, or none that can be read. */
      readonly kind: 'broken'
      /** Whether something of the request may have reached the API. */
      readonly wasSent: boolean
      /** Another attempt would end the same way: the proxy refuses, or a certificate is not trusted. */
      readonly isFinal: boolean
    }

/** What became of a POST whose answer has no id. */
export type Fate = 'not sent' | 'refused' | 'refused for now' | 'unknown'

/** Decides by the table above. */
export function fateOf(trouble: Trouble): Fate {
  if (trouble.kind === 'broken') return trouble.wasSent ? 'unknown' : 'not sent'
  const { status, complains } = trouble
  if (status === 429) return 'refused for now'
  const isNo = status >= 400 && status < 500 && status !== 408
  return isNo && complains ? 'refused' : 'unknown'
}
