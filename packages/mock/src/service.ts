import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { errorBodyOf } from './faults/error-bodies.ts'
import type { FaultList } from './faults/fault-list.ts'
import { misbehave } from './faults/misbehave.ts'
import { answer } from './http/api.ts'
import type { Api, Call } from './http/call.ts'
import { send, type Exchange } from './http/exchange.ts'
import type { RequestRecord } from './http/log.ts'
import { errorBody, type Reply } from './http/reply.ts'

/** Changes an answer: gets a copy of the body, and returns what to send instead. */
export type Rewrite = (exchange: {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** The body of the answer. It may be changed. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests reach into bodies of any form
  readonly body: any
}) => unknown

/** Settings of the service that answers requests. */
export interface ServiceSettings {
  readonly api: Api
  readonly apiKey: string
  readonly faults: FaultList
  /** In epoch milliseconds. */
  readonly startedAt: number
  readonly rewrite?: Rewrite
  readonly onRequest?: (record: RequestRecord) => void
}

/** Logs every request, applies the faults, and answers. */
export class Service {
  readonly requests: RequestRecord[] = []
  readonly #settings: ServiceSettings

  constructor(settings: ServiceSettings) {
    this.#settings = settings
  }

  /** Rejects if the client closes the connection while it sends. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request)
    const key = request.headers.authorization
    const exchange: Exchange = {
      response,
      record: { ...call, status: 0, at: Date.now() - this.#settings.startedAt },
      reply: () => this.#reply(call, key),
    }
    this.requests.push(exchange.record)
    await this.#respond(exchange, call)
    this.#settings.onRequest?.(exchange.record)
  }

  async #respond(exchange: Exchange, call: Call): Promise<void> {
    try {
      const fault = this.#settings.faults.take(call)
      await (fault ? misbehave(exchange, fault) : send(exchange, exchange.reply()))
    } catch (error) {
      const message = `The mock failed: ${error instanceof Error ? error.message : String(error)}`
      send(exchange, { status: 500, body: errorBody('INTERNAL_ERROR', message) })
    }
  }

  #reply(call: Call, key: string | undefined): Reply {
    const { api, apiKey, rewrite } = this.#settings
    if (key !== apiKey) {
      return { status: 401, body: errorBodyOf(401) }
    }
    const reply = answer(api, call)
    if (!rewrite || reply.status >= 300) {
      return reply
    }
    const { method, path, query } = call
    const body: unknown = structuredClone(reply.body)
    const rewritten = rewrite({ method, path, query, body })
    return { ...reply, body: rewritten === undefined ? body : rewritten }
  }
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const { pathname, searchParams } = new URL(`http://localhost${request.url ?? '/'}`)
  const body = await text(request)
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: parse(body),
  }
}

function parse(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body)
  } catch {
    return body
  }
}
