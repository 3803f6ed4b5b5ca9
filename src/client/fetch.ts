/**
 * The fetch that ofetch is given: undici's `request` behind the signature of fetch.
 *
 * Not `globalThis.fetch`: a test environment or a set-up file may have replaced it. Not undici's own
 * `fetch` either: it builds on the global AbortController and refuses Node's signals under
 * happy-dom, and its time-outs use timers that may be faked. `request` takes any signal.
 * The agent reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY, as curl does.
 */
import type * as Undici from 'undici'
import { abortable } from './native.ts'

export interface PlainRequest {
  readonly method?: 'GET' | 'POST' | undefined
  /** A Headers, whoever made it. */
  readonly headers?: Iterable<readonly [string, string]> | undefined
  readonly body?: string | null | undefined
  readonly signal?: AbortSignal | null | undefined
}

interface Loaded {
  readonly undici: typeof Undici
  readonly dispatcher: Undici.Dispatcher
}

let loaded: Promise<Loaded> | undefined

/** undici costs 100 ms to import: only a process that sends something pays, and it may pay ahead. */
export function loadUndici(): Promise<Loaded> {
  loaded ??= import('undici').then((undici) => ({
    undici,
    // Time-outs are the transport's own: undici's would follow faked timers.
    dispatcher: new undici.EnvHttpProxyAgent({ headersTimeout: 0, bodyTimeout: 0 }),
  }))
  return loaded
}

/** Sends one request and reads the whole answer, with nothing taken from `globalThis`. */
export async function plainFetch(url: string, init: PlainRequest): Promise<Undici.Response> {
  const { undici, dispatcher } = await loadUndici()
  const answer = undici.request(url, {
    method: init.method ?? 'GET',
    headers: Object.fromEntries(init.headers ?? []),
    body: init.body ?? null,
    signal: init.signal ?? null,
    dispatcher,
  })
  const { statusCode, headers, body } = await answer
  body.on('error', () => {})
  const text = init.signal ? await abortable(body.text(), init.signal) : await body.text()
  const flat = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
  const hasBody = statusCode !== 204 && statusCode !== 304
  return new undici.Response(hasBody ? text : null, {
    status: statusCode,
    headers: Object.fromEntries(flat),
  })
}
