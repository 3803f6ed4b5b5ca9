/**
 * The fetch for ofetch: Node's own HTTP behind the signature of fetch.
 *
 * Not `globalThis.fetch`: a test environment or a set-up file may have replaced it. Not undici: its `fetch`
 * uses the global AbortController, its bodies wait for a `setImmediate` that may be faked, and importing it
 * costs each process that sends something 100 ms.
 */
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { URL } from 'node:url'
import { routeTo } from '../net/agents.ts'
import { ENCODINGS, readBody } from '../net/body.ts'
import { explain } from '../net/explain.ts'
import { proxyRefused } from '../net/network-error.ts'
import { proxyFor } from '../net/proxy.ts'
import type { Proxy } from '../net/proxy.ts'
import type { TunnelOptions } from '../net/tunnel.ts'

/** The part of Headers that ofetch uses, with names in lower case. The global class makes Node load its whole fetch. */
export class PlainHeaders extends Map<string, string> {
  constructor(headers: Readonly<Record<string, string>> = {}) {
    super(Object.entries(headers))
  }
}

export interface PlainRequest {
  readonly method?: string | undefined
  readonly headers?: PlainHeaders | undefined
  readonly body?: string | null | undefined
  readonly signal?: AbortSignal | null | undefined
}

/** The part of a Response that ofetch reads as text. */
interface PlainResponse {
  readonly status: number
  readonly ok: boolean
  readonly headers: { readonly get: (name: string) => string | null }
  /** Null if there is none. */
  readonly body: string | null
  readonly text: () => Promise<string>
}

/** How far a request got. One that was not sent may be sent again. */
interface Way {
  /** The proxy that receives the request instead of the API. */
  proxy: Proxy | null
  wasSent: boolean
}

/**
 * Sends one request and reads the whole answer, without anything from `globalThis`. Follows no redirect.
 *
 * @throws a NetworkError if no answer comes, or an unreadable one
 */
export async function plainFetch(url: string, init: PlainRequest): Promise<PlainResponse> {
  const way: Way = { proxy: null, wasSent: false }
  try {
    const message = await send(url, init, way)
    const text = await readBody(message)
    const status = message.statusCode ?? 0
    return {
      status,
      ok: status >= 200 && status < 300,
      headers: { get: (name) => headerOf(message.headers, name) },
      body: text === '' ? null : text,
      text: () => Promise.resolve(text),
    }
  } catch (error) {
    throw explain(error, way)
  }
}

async function send(url: string, init: PlainRequest, way: Way): Promise<IncomingMessage> {
  const target = new URL(url)
  const method = init.method ?? 'GET'
  const proxy = proxyFor(target)
  way.proxy = target.protocol === 'http:' ? proxy : null
  const { request, options, headers } = routeTo(target, proxy, method)
  const own = { ...Object.fromEntries(init.headers ?? []), 'accept-encoding': ENCODINGS }
  const signal = init.signal ?? undefined
  const given: TunnelOptions = { ...options, signal, givenUp: signal }
  const sent = request({ ...given, method, headers: { ...own, ...headers } })
  watch(sent, way)
  sent.end(init.body ?? undefined)
  return answerTo(sent, way)
}

/** Notes when the first byte of a request may have left. */
function watch(sent: ClientRequest, way: Way): void {
  const note = (): unknown => (way.wasSent = true)
  sent.once('socket', (socket) => {
    // An open connection does not open again: its listeners would only accumulate.
    if (sent.reusedSocket) note()
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', note)
  })
}

async function answerTo(sent: ClientRequest, { proxy }: Way): Promise<IncomingMessage> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve)
    sent.on('error', reject)
  })
  if (proxy === null || message.statusCode !== 407) return message
  message.destroy()
  throw proxyRefused(407, false)
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name.toLowerCase()]
  return value === undefined ? null : String(value)
}
