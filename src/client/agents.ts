/**
 * The connections that requests go through: kept open for reading, and through the proxy that
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY name, as curl reads them.
 */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { getProxyForUrl } from 'proxy-from-env'

const agents = new Map<string, Promise<HttpAgent>>()

/**
 * The agent for a URL. A request that cannot be repeated gets a connection of its own: a server
 * may close an open one in the moment that it is used again.
 */
export function agentFor(url: string, method: 'GET' | 'POST'): Promise<HttpAgent> {
  const proxy = getProxyForUrl(url)
  const isSecure = url.startsWith('https:')
  const name = `${proxy} ${isSecure ? 'https' : 'http'} ${method}`
  const known = agents.get(name)
  if (known) return known
  const agent = createAgent(proxy, isSecure, method === 'GET')
  agents.set(name, agent)
  return agent
}

async function createAgent(
  proxy: string,
  isSecure: boolean,
  keepAlive: boolean,
): Promise<HttpAgent> {
  if (proxy === '') return isSecure ? new HttpsAgent({ keepAlive }) : new HttpAgent({ keepAlive })
  if (!/^https?:/u.test(proxy)) throw new Error(NO_HTTP_PROXY)
  const { HttpsProxyAgent } = await import('https-proxy-agent')
  return new HttpsProxyAgent(proxy, { keepAlive })
}

/** The proxy itself is not told, as it may have a password. */
const NO_HTTP_PROXY =
  'the proxy that the environment names is none of http: or https:, and no other is spoken with'
