/**
 * The fetch that ofetch is given: Node's own HTTP behind the signature of fetch.
 *
 * Not `globalThis.fetch`: a test environment or a set-up file may have replaced it. Not undici:
 * its `fetch` builds on the global AbortController, its bodies wait for a `setImmediate` that may
 * be faked, and it costs each process that sends something 100 ms to import.
 */
import { request as requestHttp } from 'node:http'
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { text as readText } from 'node:stream/consumers'
import { agentFor } from './agents.ts'

/**
 * As much of a Headers as ofetch asks for, with names in lower case. The global one has Node load all of
 * its own fetch.
 */
export class PlainHeaders extends Map<string, string> {
  constructor(headers: Readonly<Record<string, string>> = {}) {
    super(Object.entries(headers))
  }
}

export interface PlainRequest {
  readonly method?: 'GET' | 'POST' | undefined
  readonly headers?: PlainHeaders | undefined
  readonly body?: string | null | undefined
  readonly signal?: AbortSignal | null | undefined
}

/** As much of a Response as ofetch reads when it is asked for text. */
interface PlainResponse {
  readonly status: number
  readonly ok: boolean
  readonly headers: { readonly get: (name: string) => string | null }
  /** Null where there is none. */
  readonly body: string | null
  readonly text: () => Promise<string>
}

/** Sends one request and reads the whole answer, with nothing taken from `globalThis`. */
export async function plainFetch(url: string, init: PlainRequest): Promise<PlainResponse> {
  const message = await send(url, init)
  const text = await readText(message)
  const status = message.statusCode ?? 0
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name) => headerOf(message.headers, name) },
    body: text === '' ? null : text,
    text: () => Promise.resolve(text),
  }
}

async function send(url: string, init: PlainRequest): Promise<IncomingMessage> {
  const method = init.method ?? 'GET'
  const request = url.startsWith('https:') ? requestHttps : requestHttp
  const sent = request(url, {
    method,
    agent: await agentFor(url, method),
    headers: Object.fromEntries(init.headers ?? []),
    ...(init.signal ? { signal: init.signal } : {}),
  })
  sent.once('proxyConnect', ({ statusCode }: IncomingMessage) => {
    if (statusCode !== 200) sent.destroy(new Error(`the proxy answered ${statusCode}`))
  })
  sent.end(init.body ?? undefined)
  return answerTo(sent)
}

function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('response', resolve)
    sent.on('error', reject)
  })
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name.toLowerCase()]
  return value === undefined ? null : String(value)
}
