/**
 * The agent for HTTPS through a proxy, on Node's own client. Library agents print the proxy's password in
 * debug logs, wait for a `setImmediate` that may be faked, and leave a tunnel half open if the request is
 * aborted.
 */
import { request as requestHttp } from 'node:http'
import type { ClientRequestArgs, IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Duplex } from 'node:stream'
import { explain } from './explain.ts'
import { proxyRefused } from './network-error.ts'
import type { Proxy } from './proxy.ts'

/** The options of a request that an agent receives. Node does not pass `signal`, so it has a second name. */
export interface TunnelOptions extends ClientRequestArgs {
  /** Aborts the wait for the tunnel. */
  readonly givenUp?: AbortSignal | undefined
}

/** Requests a tunnel to each address from a proxy, and uses TLS through it. */
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
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- openTunnel rejects only with this, and Node then ignores the stream
      (error: unknown) => onCreate?.(error as Error, undefined as unknown as Duplex),
    )
  }

  async #connect(options: TunnelOptions): Promise<Duplex> {
    const socket = await openTunnel(this.#proxy, options)
    const stream = super.createConnection(Object.assign(options, { socket }))
    return stream ?? socket
  }
}

/** Opens a tunnel. Resolves with its socket, or rejects with a NetworkError. */
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
