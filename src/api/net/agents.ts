/** The connections of requests: kept open for reading, and through a proxy if there is one. */
import { Agent as HttpAgent, request as requestHttp } from 'node:http'
import type { RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { URL } from 'node:url'
import { withoutBrackets } from './http-url.ts'
import type { Proxy } from './proxy.ts'
import { TunnelAgent } from './tunnel.ts'

/** How a request reaches an address. */
export interface Route {
  readonly request: typeof requestHttp
  /** The address and the agent. */
  readonly options: RequestOptions
  /** Headers for the proxy only. */
  readonly headers: Readonly<Record<string, string>>
}

/** The agents of this process, one for each kind of route: there are few, so none is ever removed. */
const agents = new Map<string, HttpAgent>()

/**
 * Returns the route to an address. Anything but a GET gets a new connection: a server may close an open one at
 * the moment of its reuse, and a POST cannot be retried.
 */
export function routeTo(target: URL, proxy: Proxy | null, method: string): Route {
  const isSecure = target.protocol === 'https:'
  const keepAlive = method === 'GET'
  if (proxy !== null && !isSecure) return forwarded(target, proxy, keepAlive)
  const name = JSON.stringify([isSecure, keepAlive, proxy?.url, proxy?.authorization])
  const agent = agentOf(name, () => createAgent(proxy, isSecure, keepAlive))
  return {
    request: isSecure ? requestHttps : requestHttp,
    options: { ...addressOf(target), path: target.pathname + target.search, agent },
    headers: {},
  }
}

/** Routes without a tunnel: the proxy gets the whole URL. */
function forwarded(target: URL, proxy: Proxy, keepAlive: boolean): Route {
  const { isSecure, host, port, authorization } = proxy
  const name = JSON.stringify([isSecure, keepAlive])
  return {
    request: isSecure ? requestHttps : requestHttp,
    options: {
      host,
      port,
      path: `${target.origin}${target.pathname}${target.search}`,
      agent: agentOf(name, () => createAgent(null, isSecure, keepAlive)),
    },
    headers: {
      host: target.host,
      ...(authorization === null ? {} : { 'proxy-authorization': authorization }),
    },
  }
}

function addressOf({ hostname, port }: URL): RequestOptions {
  return { host: withoutBrackets(hostname), ...(port === '' ? {} : { port }) }
}

function agentOf(name: string, create: () => HttpAgent): HttpAgent {
  const agent = agents.get(name) ?? create()
  agents.set(name, agent)
  return agent
}

function createAgent(proxy: Proxy | null, isSecure: boolean, keepAlive: boolean): HttpAgent {
  if (proxy !== null) return new TunnelAgent(proxy, keepAlive)
  return isSecure ? new HttpsAgent({ keepAlive }) : new HttpAgent({ keepAlive })
}
