/** One request to the Bland API, repeated as `retry.ts` allows, read as JSON. */
import { createFetch } from 'ofetch'
import type { CreateFetchOptions } from 'ofetch'
import { debugHttp } from '../debug.ts'
import { BlandConnectionError } from '../errors/connection-error.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { BlandResponseError } from '../errors/response-error.ts'
import { maskKey } from '../redact/key-mask.ts'
import { BlandLaunchLostError } from '../errors/launch-lost-error.ts'
import { redactSecret } from '../redact/secret.ts'
import { readComplaint, readRefusal } from './envelope.ts'
import type { ApiComplaint } from './envelope.ts'
import { plainFetch, PlainHeaders } from './fetch.ts'
import { parseJson } from './json.ts'
import { limiterFor } from './limiter.ts'
import { explain } from './net/explain.ts'
import { readLocation } from './net/location.ts'
import { NetworkError, unreadable } from './net/network-error.ts'
import { abortable, monotonic, NativeAbortController, NativeAbortSignal, sleep } from './native.ts'
import { fateOf } from './post-fate.ts'
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
  /** A POST starts something paid: once it is out, `signal` does not end it, so that its answer is known. */
  readonly method: 'GET' | 'POST'
  /** Below the base URL, ids encoded: `/v1/agent-testing/runs/…`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal | undefined
  /** Whether a body is the answer, whatever its status and the rest of it say. */
  readonly isAnswer?: (body: unknown, isOk: boolean) => boolean
}

/** Sends a request; resolves with the body as it came, which is still `unknown`. */
export type Transport = (request: ApiRequest) => Promise<unknown>

interface Failed {
  readonly kind: 'trouble'
  readonly trouble: Trouble
  readonly error: Error
}

type Attempt = { readonly kind: 'body'; readonly body: unknown } | Failed

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
      // oxlint-disable-next-line no-await-in-loop -- attempts follow one another
      const result = await inTurn(request, attempt)
      if (result.kind === 'body') return result.body
      const wait = waitBefore(attempt, result.trouble, Math.random)
      const inTime = monotonic() - started + wait <= options.retryFor
      if (!inTime || !mayRepeat(method, result.trouble)) throw toldOf(request, result)
      debugHttp('%s again in %d ms', named(request), Math.round(wait))
      tellRepeat({ message: result.error.message, after: monotonic() - started + wait })
      // oxlint-disable-next-line no-await-in-loop -- attempts follow one another
      await sleep(wait, signal)
      signal?.throwIfAborted()
    }
  }
}

/** Of a POST that may have had its effect, that is what is told. */
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

/** Makes the function that sends one attempt, and never throws but for the caller's own abort. */
function createSender(options: TransportOptions): Sender {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ofetch asks no more of them
  const own = { fetch: plainFetch, Headers: PlainHeaders } as unknown as CreateFetchOptions
  const ask = createFetch({ ...own, AbortController: NativeAbortController })
  return async (request) => {
    const timeout = NativeAbortSignal.timeout(options.requestTimeout)
    const caller = request.method === 'GET' ? request.signal : undefined
    const signal = caller ? NativeAbortSignal.any([timeout, caller]) : timeout
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

interface Answer {
  readonly ok: boolean
  readonly status: number
  readonly headers: Pick<Headers, 'get'>
  readonly text: string
}

function readAnswer(request: ApiRequest, answer: Answer, known: TransportOptions): Attempt {
  const parsed = parseJson(answer.text)
  if (parsed.kind === 'too-deep')
    return failure(request, unreadable(parsed.problem, true), known.apiKey)
  // From here on nothing can repeat the key, whoever put it into an answer.
  const body = parsed.kind === 'none' ? undefined : maskKey(parsed.value, known.apiKey)
  if (request.isAnswer?.(body, answer.ok)) return { kind: 'body', body }
  const complaint = answer.ok ? readComplaint(body) : readRefusal(body)
  if (!answer.ok || complaint !== null) return refusal(request, answer, { complaint, known })
  if (body !== undefined && !request.isAnswer) return { kind: 'body', body }
  const type = redactSecret(answer.headers.get('content-type') ?? 'no content type', known.apiKey)
  const got = `${answer.text.length} characters of ${type}`
  const problem = body === undefined ? `expected JSON, got ${got}` : 'it has no id'
  const text = body ?? redactSecret(answer.text, known.apiKey)
  const error = new BlandResponseError(named(request), problem, { body: text })
  return { kind: 'trouble', trouble: { kind: 'broken', wasSent: true, isFinal: false }, error }
}

function refusal(
  request: ApiRequest,
  answer: Answer,
  { complaint, known }: { complaint: ApiComplaint | null; known: TransportOptions },
): Attempt {
  const { headers } = answer
  const retryAfter = readRetryAfter(headers.get('retry-after'), headers.get('date'))
  const { code, message } = complaint ?? { code: null, message: null }
  const { method, path } = request
  // The envelope may say so under HTTP 200; of a POST that is not enough to send it again.
  const isLimited = method === 'GET' && code === 'TOO_MANY_REQUESTS'
  const status = isLimited ? 429 : answer.status
  const location = readLocation(headers.get('location'), known.baseUrl + path, known.apiKey)
  const failed = { method, path, status, apiCode: code, apiMessage: message }
  const error = new BlandHttpError(location === null ? failed : { ...failed, location })
  const complains = complaint !== null
  return { kind: 'trouble', trouble: { kind: 'status', status, retryAfter, complains }, error }
}

/** What became of an attempt without an answer that can be read. ofetch's own error holds the key, and is not kept. */
function failure(request: ApiRequest, thrown: unknown, secret: string): Attempt {
  const cause = explain(thrown, { proxy: null, wasSent: true, secret })
  const error = cause.isAnswer
    ? new BlandResponseError(named(request), cause.message, { body: null, cause })
    : new BlandConnectionError(named(request), cause.message, { cause, next: cause.next })
  const { wasSent, isFinal } = cause
  return { kind: 'trouble', trouble: { kind: 'broken', wasSent, isFinal }, error }
}

function named(request: ApiRequest): string {
  return `${request.method} ${request.path}`
}
