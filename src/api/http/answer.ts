/** Decides what an answer means for its request. */
import type { Trouble } from './post-fate.ts'
import { BlandConnectionError } from '../../errors/connection-error.ts'
import { BlandHttpError } from '../../errors/http-error.ts'
import { BlandResponseError } from '../../errors/response-error.ts'
import { maskKey, mayHoldKey } from '../../redact/key-mask.ts'
import { redactSecret } from '../../redact/secret.ts'
import { readComplaint, readRefusal } from '../../model/envelope.ts'
import type { ApiComplaint } from '../../model/envelope.ts'
import { parseJson } from './json.ts'
import { explain } from '../net/explain.ts'
import { readLocation } from '../net/location.ts'
import { unreadable } from '../net/network-error.ts'
import { readRetryAfter } from './retry.ts'

/** A request of a resource. */
export interface ApiRequest {
  /** A POST starts paid conversations: once it is sent, `signal` does not end it, so that its answer is known. */
  readonly method: 'GET' | 'POST'
  /** The path below the base URL, with encoded ids: `/v1/agent-testing/runs/…`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal | undefined
  /** Returns whether a body is the answer, no matter what its status and its other fields say. */
  readonly isAnswer?: (body: unknown, isOk: boolean) => boolean
}

/** A failed attempt. */
export interface Failed {
  readonly kind: 'trouble'
  readonly trouble: Trouble
  readonly error: Error
}

/** The result of one attempt. */
export type Attempt = { readonly kind: 'body'; readonly body: unknown } | Failed

interface Known {
  readonly apiKey: string
  readonly baseUrl: string
}

/** An answer as it arrived. */
interface Answer {
  readonly ok: boolean
  readonly status: number
  readonly headers: Pick<Headers, 'get'>
  readonly text: string
}

/** Reads an answer: as the requested body, or as a failure. */
export function readAnswer(request: ApiRequest, answer: Answer, known: Known): Attempt {
  const parsed = parseJson(answer.text)
  if (parsed.kind === 'too-deep')
    return failure(request, unreadable(parsed.problem, true), known.apiKey)
  // From here on no error can contain the key, even if the answer did.
  const body = parsed.kind === 'none' ? undefined : withoutKey(parsed.value, answer, known)
  if (request.isAnswer?.(body, answer.ok)) return { kind: 'body', body }
  const complaint = answer.ok ? readComplaint(body) : readRefusal(body)
  if (!answer.ok || complaint !== null) return refusal(request, answer, { complaint, known })
  if (body !== undefined && !request.isAnswer) return { kind: 'body', body }
  return strange(request, answer, { body, known })
}

function withoutKey(value: unknown, { text }: Answer, { apiKey }: Known): unknown {
  return mayHoldKey(text, apiKey) ? maskKey(value, apiKey) : value
}

/** Reports an answer that is not JSON, or that names nothing that was started. */
function strange(
  request: ApiRequest,
  answer: Answer,
  { body, known }: { readonly body: unknown; readonly known: Known },
): Attempt {
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
  { complaint, known }: { complaint: ApiComplaint | null; known: Known },
): Attempt {
  const { headers } = answer
  const retryAfter = readRetryAfter(headers.get('retry-after'), headers.get('date'))
  const { code, message } = complaint ?? { code: null, message: null }
  const { method, path } = request
  // An envelope may report the limit under HTTP 200. That is not enough to send a POST again.
  const isLimited = method === 'GET' && code === 'TOO_MANY_REQUESTS'
  const status = isLimited ? 429 : answer.status
  const location = readLocation(headers.get('location'), known.baseUrl + path, known.apiKey)
  const failed = { method, path, status, apiCode: code, apiMessage: message }
  const error = new BlandHttpError(location === null ? failed : { ...failed, location })
  const complains = complaint !== null
  return { kind: 'trouble', trouble: { kind: 'status', status, retryAfter, complains }, error }
}

/** Reports an attempt without a readable answer. ofetch's own error contains the key, so it is dropped. */
export function failure(request: ApiRequest, thrown: unknown, secret: string): Attempt {
  const cause = explain(thrown, { proxy: null, wasSent: true, secret })
  const error = cause.isAnswer
    ? new BlandResponseError(named(request), cause.message, { body: null, cause })
    : new BlandConnectionError(named(request), cause.message, { cause, next: cause.next })
  const { wasSent, isFinal } = cause
  return { kind: 'trouble', trouble: { kind: 'broken', wasSent, isFinal }, error }
}

/** Names a request in messages. */
export function named(request: ApiRequest): string {
  return `${request.method} ${request.path}`
}
