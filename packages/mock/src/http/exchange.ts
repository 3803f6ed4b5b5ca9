import type { ServerResponse } from 'node:http'
import type { RequestRecord } from './log.ts'
import type { Reply } from './reply.ts'

/** A request in progress. */
export interface Exchange {
  readonly response: ServerResponse
  readonly record: { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] }
  /** Carries the request out, and returns the answer. Called at most once. */
  readonly reply: () => Reply
}

/** A message to send; a string body is sent unchanged. */
export interface Message extends Reply {
  /** @default 'application/json; charset=utf-8' */
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers a request. Logs the status before the client can see it. */
export function send({ response, record }: Exchange, message: Message): void {
  const { status, body, contentType = 'application/json; charset=utf-8', headers } = message
  const text = encode(body)
  record.status = status
  response.statusCode = status
  response.setHeader('content-type', contentType)
  response.setHeader('content-length', Buffer.byteLength(text))
  for (const [name, value] of Object.entries(headers ?? {})) {
    response.setHeader(name, value)
  }
  response.end(text)
}

/** Encodes a body as text. */
export function encode(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
}
