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

export function limiterFor(baseUrl: string, apiKey: string): LimitFunction {
  const holder = globalThis as Holder
  const limiters = (holder[REGISTRY] ??= new Map<string, LimitFunction>())
  const name = createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex')
  const limiter = limiters.get(name) ?? pLimit(CONCURRENCY)
  limiters.set(name, limiter)
  return limiter
}
