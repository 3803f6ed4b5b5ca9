/**
 * Limits requests to {@link CONCURRENCY} at once per API key and process, across all suites, clients and
 * copies of this module: Bland limits by organisation.
 */
import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import type { LimitFunction } from 'p-limit'

const CONCURRENCY = 6
const REGISTRY = Symbol.for('bland-suite.limiters')

type Holder = typeof globalThis & { [REGISTRY]?: Map<string, LimitFunction> }

/** Returns an id of an API and a key that reveals neither. */
export function accountOf(baseUrl: string, apiKey: string): string {
  return createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex')
}

/** Returns the limiter of an account. Each task waits for its turn. */
export function limiterFor(account: string): LimitFunction {
  const holder = globalThis as Holder
  const limiters = (holder[REGISTRY] ??= new Map<string, LimitFunction>())
  const limiter = limiters.get(account) ?? pLimit(CONCURRENCY)
  limiters.set(account, limiter)
  return limiter
}
