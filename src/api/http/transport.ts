/** Sends one request to the Bland API, retries as `retry.ts` allows, and reads JSON. */
import type { $Fetch, CreateFetchOptions } from 'ofetch'
import { debugHttp } from '../../util/debug.ts'
import { BlandLaunchLostError } from '../../errors/launch-lost-error.ts'
import { failure, named, readAnswer } from './answer.ts'
import type { ApiRequest, Attempt, Failed } from './answer.ts'
import { plainFetch, PlainHeaders } from './fetch.ts'
import { limiterFor } from './limiter.ts'
import { NetworkError } from '../net/network-error.ts'
import {
  abortable,
  monotonic,
  NativeAbortController,
  firstOf,
  NativeAbortSignal,
  sleep,
} from '../../util/native.ts'
import { fateOf } from './post-fate.ts'
import { tellRepeat } from './repeats.ts'
import { mayRepeat, waitBefore } from './retry.ts'

/** Where and how to send; times in milliseconds. */
export interface TransportOptions {
  /** The account whose limiter is used. */
  readonly account: string
  readonly apiKey: string
  readonly baseUrl: string
  readonly retryFor: number
  readonly requestTimeout: number
}

/** Sends a request. Resolves with the raw body, which is still `unknown`. */
export type Transport = (request: ApiRequest) => Promise<unknown>

export function createTransport(options: TransportOptions): Transport {
  const limit = limiterFor(options.account)
  const send = createSender(options)
  const inTurn = (request: ApiRequest, attempt: number): Promise<Attempt> => {
    const { method, signal } = request
    const turn = limit(() => {
      signal?.throwIfAborted()
      return traced(request, attempt, send)
    })
    return signal && method === 'GET' ? abortable(turn, signal) : turn
  }
  return async (request) => {
    const { method, signal } = request
    const started = monotonic()
    for (let attempt = 1; ; attempt++) {
      const result = await inTurn(request, attempt)
      if (result.kind === 'body') return result.body
      const wait = waitBefore(attempt, result.trouble, Math.random)
      const inTime = monotonic() - started + wait <= options.retryFor
      if (!inTime || !mayRepeat(method, result.trouble)) throw toldOf(request, result)
      debugHttp('%s again in %d ms', named(request), Math.round(wait))
      tellRepeat({ message: result.error.message, after: monotonic() - started + wait })
      await sleep(wait, signal)
      signal?.throwIfAborted()
    }
  }
}

/** Returns the error to throw. For a POST that may have started a batch, it says so. */
function toldOf({ method }: ApiRequest, { trouble, error }: Failed): Error {
  const isLost = method === 'POST' && fateOf(trouble) === 'unknown'
  return isLost ? new BlandLaunchLostError({ cause: error }) : error
}

async function traced(request: ApiRequest, attempt: number, send: Sender): Promise<Attempt> {
  const started = monotonic()
  const result = await send(request)
  const took = Math.round(monotonic() - started)
  const ended = result.kind === 'body' ? 'answered' : result.error.message
  debugHttp('%s attempt %d: %s, %d ms', named(request), attempt, ended, took)
  return result
}

type Sender = (request: ApiRequest) => Promise<Attempt>

let asking: Promise<$Fetch> | undefined

/** Loads ofetch with the first request: it makes Node load its own fetch, which no process needs at its start. */
async function createAsk(): Promise<$Fetch> {
  const { createFetch } = await import('ofetch')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ofetch uses only these members
  const own = { fetch: plainFetch, Headers: PlainHeaders } as unknown as CreateFetchOptions
  return createFetch({ ...own, AbortController: NativeAbortController })
}

/** Makes the function that sends one attempt. It throws only if the caller aborts. */
function createSender(options: TransportOptions): Sender {
  return async (request) => {
    const ask = await (asking ??= createAsk())
    const timeout = NativeAbortSignal.timeout(options.requestTimeout)
    const caller = request.method === 'GET' ? request.signal : undefined
    const signal = caller ? firstOf([timeout, caller]) : timeout
    try {
      const sent = ask.raw<unknown, 'text'>(request.path, {
        baseURL: options.baseUrl,
        method: request.method,
        headers: { authorization: options.apiKey, accept: 'application/json' },
        ...(request.query ? { query: request.query } : {}),
        ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        signal,
        retry: false,
        ignoreResponseError: true,
        responseType: 'text',
      })
      const { ok, status, headers, _data: text = '' } = await abortable(sent, signal)
      return readAnswer(request, { ok, status, headers, text }, options)
    } catch (cause) {
      caller?.throwIfAborted()
      if (!timeout.aborted) return failure(request, cause, options.apiKey)
      const why = `nothing within ${options.requestTimeout / 1000} s`
      return failure(request, new NetworkError(why, { wasSent: true }), options.apiKey)
    }
  }
}
