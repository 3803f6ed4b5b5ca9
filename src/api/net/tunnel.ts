/**
 * The agent for HTTPS through a proxy, on Node's own client. A library's would print the proxy's password
 * where somebody debugs, wait for a `setImmediate` that may be faked, and leave a tunnel half open when the
 * request is given up.
 */
import { request as requestHttp } from 'node:http'
import type { ClientRequestArgs, IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Duplex } from 'node:stream'
import { explain } from './explain.ts'
import { proxyRefused } from './network-error.ts'
import type { Proxy } from './proxy.ts'

/** What an agent is given of a request: all but its signal, which therefore has another name as well. */
export interface TunnelOptions extends ClientRequestArgs {
  /** Aborts the wait for the tunnel. */
  readonly givenUp?: AbortSignal | undefined
}

/** Asks a proxy for a tunnel to each address, and speaks TLS through it. */
export class TunnelAgent extends HttpsAgent {
  readonly #proxy: Proxy

  constructor(proxy: Proxy, keepAlive: boolean) {
    super({ keepAlive })
    this.#proxy = proxy
  }

  override createConnection(
    options: TunnelOptions,
    onCreate?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    void this.#connect(options).then(
      (stream) => onCreate?.(null, stream),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- openTunnel rejects with nothing else, and Node then looks at no stream
      (error: unknown) => onCreate?.(error as Error, undefined as unknown as Duplex),
    )
  }

  async #connect(options: TunnelOptions): Promise<Duplex> {
    const socket = await openTunnel(this.#proxy, options)
    const stream = super.createConnection(Object.assign(options, { socket }))
    return stream ?? socket
  }
}

/** Resolves with the socket behind which the address answers; rejects with a NetworkError. */
function openTunnel(proxy: Proxy, { host, port, givenUp }: TunnelOptions): Promise<Duplex> {
  const target = `${host?.includes(':') ? `[${host}]` : host}:${port ?? 443}`
  const request = proxy.isSecure ? requestHttps : requestHttp
  const asked = request({
    method: 'CONNECT',
    host: proxy.host,
    port: proxy.port,
    path: target,
    headers: {
      host: target,
      ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization }),
    },
    agent: false,
    signal: givenUp,
  })
  return new Promise((resolve, reject) => {
    asked.on('error', (error) => reject(explain(error, { proxy, wasSent: false })))
    asked.once('connect', ({ statusCode = 0 }: IncomingMessage, socket: Duplex) => {
      if (statusCode >= 200 && statusCode < 300) return resolve(socket)
      socket.destroy()
      return reject(proxyRefused(statusCode, false))
    })
    asked.end()
  })
}
