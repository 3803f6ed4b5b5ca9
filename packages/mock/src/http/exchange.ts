import type { ServerResponse } from 'node:http'
import type { RequestRecord } from './log.ts'
import type { Reply } from './reply.ts'

/** One request under way. */
export interface Exchange {
  readonly response: ServerResponse
  readonly record: { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] }
  /** Carries the request out, and says what to answer. To be called once at most. */
  readonly reply: () => Reply
}

/** What `send` puts on the wire; a body that is a string goes out as it is. */
export interface Message extends Reply {
  /** @default 'application/json; charset=utf-8' */
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers a request, and notes the status in the log before the client can see it. */
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

/** A body as text. */
export function encode(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
}
