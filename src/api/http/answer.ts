/** What an answer is to a request. */
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

/** A request, as far as its resource knows it. */
export interface ApiRequest {
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

/** An attempt that went wrong. */
export interface Failed {
  readonly kind: 'trouble'
  readonly trouble: Trouble
  readonly error: Error
}

/** What became of one attempt. */
export type Attempt = { readonly kind: 'body'; readonly body: unknown } | Failed

interface Known {
  readonly apiKey: string
  readonly baseUrl: string
}

/** An answer as it came. */
interface Answer {
  readonly ok: boolean
  readonly status: number
  readonly headers: Pick<Headers, 'get'>
  readonly text: string
}

/** Reads an answer: as the body that was asked for, or as the trouble that it is. */
export function readAnswer(request: ApiRequest, answer: Answer, known: Known): Attempt {
  const parsed = parseJson(answer.text)
  if (parsed.kind === 'too-deep')
    return failure(request, unreadable(parsed.problem, true), known.apiKey)
  // From here on nothing can repeat the key, whoever put it into an answer.
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

/** What is no JSON, or names nothing that was started. */
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
export function failure(request: ApiRequest, thrown: unknown, secret: string): Attempt {
  const cause = explain(thrown, { proxy: null, wasSent: true, secret })
  const error = cause.isAnswer
    ? new BlandResponseError(named(request), cause.message, { body: null, cause })
    : new BlandConnectionError(named(request), cause.message, { cause, next: cause.next })
  const { wasSent, isFinal } = cause
  return { kind: 'trouble', trouble: { kind: 'broken', wasSent, isFinal }, error }
}

/** What a request is called in messages. */
export function named(request: ApiRequest): string {
  return `${request.method} ${request.path}`
}
