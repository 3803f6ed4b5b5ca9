/**
 * Decides the fate of a POST that starts paid conversations, so that nothing is paid twice.
 *
 * | answer | fate | reaction |
 * | --- | --- | --- |
 * | no connection: nobody listens, no such host, no proxy | not sent | sent again |
 * | an untrusted certificate, a proxy that wants a password (407) | not sent | reported immediately, because it lasts |
 * | an id, under any status, no matter what else the body says | started | followed; a complaint next to it is reported |
 * | 429 without an id | refused for now | sent again, after `Retry-After` |
 * | another 4xx except 408, with a body that says why | refused | reported |
 * | anything else: 408, 5xx, 3xx, a 2xx without an id (even with a complaint), an unreadable body, a broken or timed-out connection | unknown | reported as perhaps started, never sent again |
 */

/** The reason why an attempt failed. */
export type Trouble =
  | {
      /** An answer that is not the requested one. */
      readonly kind: 'status'
      readonly status: number
      readonly retryAfter: number | null
      /** Whether the body contains a complaint. */
      readonly complains: boolean
    }
  | {
      /** No answer, or an unreadable one. */
      readonly kind: 'broken'
      /** Whether a part of the request may have reached the API. */
      readonly wasSent: boolean
      /** Whether another attempt would end the same way: the proxy refuses, or a certificate is not trusted. */
      readonly isFinal: boolean
    }

/** The fate of a POST whose answer has no id. */
export type Fate = 'not sent' | 'refused' | 'refused for now' | 'unknown'

/** Decides by the table above. */
export function fateOf(trouble: Trouble): Fate {
  if (trouble.kind === 'broken') return trouble.wasSent ? 'unknown' : 'not sent'
  const { status, complains } = trouble
  if (status === 429) return 'refused for now'
  const isNo = status >= 400 && status < 500 && status !== 408
  return isNo && complains ? 'refused' : 'unknown'
}
