/**
 * The whole transport policy.
 *
 * | request | 429 | 408, 425, 5xx | not sent | broken connection, time-out, unreadable body | other
 * statuses |
 * | --- | --- | --- | --- | --- | --- |
 * | GET | again | again | again | again | final |
 * | POST | again (it was refused) | final | again | final: it may have been accepted | final |
 *
 * A failure that would end the same way each time (a certificate, a proxy that wants a password, a body
 * that is too large) is final for both. {@link fateOf} decides what is reported of a POST.
 *
 * Retries wait 1 s, 2 s, 4 s … up to 30 s, minus random jitter of 10 to 50 % so that many jobs do not
 * return together, but never less than `Retry-After`. They end `retryFor` after the first attempt: a wait
 * that would end later does not begin.
 */
import { fateOf } from './post-fate.ts'
import type { Trouble } from './post-fate.ts'

/** How long an attempt may take, in milliseconds. */
export const REQUEST_TIMEOUT = 30_000

/** How long a failing request is retried, in milliseconds: a rolling restart of an API takes less. */
export const RETRY_FOR = 120_000

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/** Temporary statuses, in addition to those from 500 on. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429])

/** Returns whether the request may be sent again after `trouble`. */
export function mayRepeat(method: string, trouble: Trouble): boolean {
  if (trouble.kind === 'broken' && trouble.isFinal) return false
  if (method !== 'GET') return MAY_REPEAT.has(fateOf(trouble))
  return trouble.kind === 'broken' || PASSING.has(trouble.status) || trouble.status >= 500
}

const MAY_REPEAT: ReadonlySet<string> = new Set(['not sent', 'refused for now'])

/** Returns how long to wait before attempt number `attempt` + 1, in milliseconds. The first attempt is 1. */
export function waitBefore(attempt: number, trouble: Trouble, random: () => number): number {
  const backoff = Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT)
  const jittered = backoff * (0.5 + 0.4 * random())
  const asked = trouble.kind === 'status' ? (trouble.retryAfter ?? 0) : 0
  return Math.max(jittered, asked)
}

/**
 * Reads `Retry-After` (seconds or an HTTP date) as milliseconds; null if there is none. A date is compared
 * with the answer's own `Date`, because the local clock may be wrong or faked.
 */
export function readRetryAfter(value: string | null, date: string | null): number | null {
  if (value === null || value.trim() === '') return null
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const at = Date.parse(value)
  const now = date === null ? Date.now() : Date.parse(date)
  return Number.isNaN(at) || Number.isNaN(now) ? null : Math.max(0, at - now)
}
