/** One request to the Bland API, repeated as `retry.ts` allows, read as JSON. */
import { createFetch } from 'ofetch'
import type { CreateFetchOptions } from 'ofetch'
import { debugHttp } from '../debug.ts'
import { BlandConnectionError } from '../errors/connection-error.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { BlandResponseError } from '../errors/response-error.ts'
import { maskKey } from '../redact/key-mask.ts'
import { redactSecret } from '../redact/secret.ts'
import { readComplaint } from './envelope.ts'
import type { ApiComplaint } from './envelope.ts'
import { plainFetch, PlainHeaders } from './fetch.ts'
import { limiterFor } from './limiter.ts'
import { explain } from './net/explain.ts'
import { readLocation } from './net/location.ts'
import { NetworkError } from './net/network-error.ts'
import { abortable, monotonic, NativeAbortController, NativeAbortSignal, sleep } from './native.ts'
import { tellRepeat } from './repeats.ts'
import { mayRepeat, readRetryAfter, waitBefore } from './retry.ts'
import type { Trouble } from './retry.ts'

/** Where and how to send; times in milliseconds. */
export interface TransportOptions {
  /** Whose limiter is used. */
  readonly account: string
  readonly apiKey: string
  readonly baseUrl: string
  readonly retryFor: number
  readonly requestTimeout: number
}

interface ApiRequest {
  readonly method: 'GET' | 'POST'
  /** Below the base URL, ids encoded: `/v1/agent-testing/runs/…`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal | undefined
}

/** Sends a request; resolves with the body as it came, which is still `unknown`. */
export type Transport = (request: ApiRequest) => Promise<unknown>

type Attempt =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly error: Error }

export function createTransport(options: TransportOptions): Transport {
  const limit = limiterFor(options.account)
  const send = createSender(options)
  const inTurn = (task: () => Promise<Attempt>, signal?: AbortSignal): Promise<Attempt> => {
    const turn = limit(() => {
      signal?.throwIfAborted()
      return task()
    })
    return signal ? abortable(turn, signal) : turn
  }
  return async (request) => {
    const started = monotonic()
    for (let attempt = 1; ; attempt++) {
      // oxlint-disable-next-line no-await-in-loop -- attempts follow one another
      const result = await inTurn(() => traced(request, attempt, send), request.signal)
      if (result.kind === 'body') return result.body
      const wait = waitBefore(attempt, result.trouble, Math.random)
      const inTime = monotonic() - started + wait <= options.retryFor
      if (!inTime || !mayRepeat(request.method, result.trouble)) throw result.error
      debugHttp('%s again in %d ms', named(request), Math.round(wait))
      tellRepeat({ message: result.error.message, after: monotonic() - started + wait })
      // oxlint-disable-next-line no-await-in-loop -- attempts follow one another
      await sleep(wait, request.signal)
      request.signal?.throwIfAborted()
    }
  }
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

/** Makes the function that sends one attempt, and never throws but for the caller's own abort. */
function createSender(options: TransportOptions): Sender {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ofetch asks no more of them
  const own = { fetch: plainFetch, Headers: PlainHeaders } as unknown as CreateFetchOptions
  const ask = createFetch({ ...own, AbortController: NativeAbortController })
  return async (request) => {
    const timeout = NativeAbortSignal.timeout(options.requestTimeout)
    const signal = request.signal ? NativeAbortSignal.any([timeout, request.signal]) : timeout
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
      request.signal?.throwIfAborted()
      if (!timeout.aborted) return failure(request, cause, options.apiKey)
      const why = `nothing within ${options.requestTimeout / 1000} s`
      return failure(request, new NetworkError(why, { wasSent: true }), options.apiKey)
    }
  }
}

interface Answer {
  readonly ok: boolean
  readonly status: number
  readonly headers: Pick<Headers, 'get'>
  readonly text: string
}

function readAnswer(request: ApiRequest, answer: Answer, known: TransportOptions): Attempt {
  const parsed = parseJson(answer.text)
  // From here on nothing can repeat the key, whoever put it into an answer.
  const body = maskKey(parsed, known.apiKey)
  const complaint = body === undefined ? null : readComplaint(body)
  if (!answer.ok || complaint !== null) return refusal(request, answer, { complaint, known })
  if (body !== undefined) return { kind: 'body', body }
  const type = redactSecret(answer.headers.get('content-type') ?? 'no content type', known.apiKey)
  const problem = `expected JSON, got ${answer.text.length} characters of ${type}`
  const text = redactSecret(answer.text, known.apiKey)
  const error = new BlandResponseError(named(request), problem, { body: text })
  return { kind: 'trouble', trouble: { kind: 'broken' }, error }
}

function refusal(
  request: ApiRequest,
  answer: Answer,
  { complaint, known }: { complaint: ApiComplaint | null; known: TransportOptions },
): Attempt {
  const { headers } = answer
  const retryAfter = readRetryAfter(headers.get('retry-after'), headers.get('date'))
  const { code, message } = complaint ?? { code: null, message: null }
  // The envelope may say so under HTTP 200.
  const status = code === 'TOO_MANY_REQUESTS' ? 429 : answer.status
  const { method, path } = request
  const location = readLocation(headers.get('location'), known.baseUrl + path, known.apiKey)
  const failed = { method, path, status, apiCode: code, apiMessage: message }
  const error = new BlandHttpError(location === null ? failed : { ...failed, location })
  return { kind: 'trouble', trouble: { kind: 'status', status, retryAfter }, error }
}

/** What became of an attempt without an answer that can be read. ofetch's own error holds the key, and is not kept. */
function failure(request: ApiRequest, thrown: unknown, secret: string): Attempt {
  const cause = explain(thrown, { proxy: null, wasSent: true, secret })
  const error = cause.isAnswer
    ? new BlandResponseError(named(request), cause.message, { body: null, cause })
    : new BlandConnectionError(named(request), cause.message, { cause, next: cause.next })
  return { kind: 'trouble', trouble: { kind: cause.isFinal ? 'final' : 'broken' }, error }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function named(request: ApiRequest): string {
  return `${request.method} ${request.path}`
}
