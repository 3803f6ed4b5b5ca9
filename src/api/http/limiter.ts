/**
 * At most {@link CONCURRENCY} requests at once for each API key and process, however many suites,
 * clients or copies of this module there are: Bland limits by organisation.
 */
import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import type { LimitFunction } from 'p-limit'

const CONCURRENCY = 6
const REGISTRY = Symbol.for('bland-suite.limiters')

type Holder = typeof globalThis & { [REGISTRY]?: Map<string, LimitFunction> }

/** A name for an API and a key that gives neither away. */
export function accountOf(baseUrl: string, apiKey: string): string {
  return createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex')
}

/** The limiter of an account: a task that is handed to it waits for its turn. */
export function limiterFor(account: string): LimitFunction {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the registry is ours
  const holder = globalThis as Holder
  const limiters = (holder[REGISTRY] ??= new Map<string, LimitFunction>())
  const limiter = limiters.get(account) ?? pLimit(CONCURRENCY)
  limiters.set(account, limiter)
  return limiter
}
