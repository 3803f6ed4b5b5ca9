/** Chooses the environment's proxy for an address, as curl does. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { unescape as decode } from 'node:querystring'
import type { URL } from 'node:url'
import { readHttpUrl, withoutBrackets } from './http-url.ts'
import { needsNoProxy } from './no-proxy.ts'

/** A proxy, with its credentials apart from its address. */
export interface Proxy {
  /** Without user, password and path. */
  readonly url: string
  readonly isSecure: boolean
  readonly host: string
  readonly port: number
  /** The value of `Proxy-Authorization`; null if the proxy has no credentials. */
  readonly authorization: string | null
}

/**
 * The variables for a protocol; the first non-empty one wins. Without `HTTP_PROXY`: web servers fill a
 * variable of that name from a request's `Proxy` header.
 */
const VARIABLES = {
  http: ['http_proxy', 'all_proxy', 'ALL_PROXY'],
  https: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
} as const

/** curl's default port for proxies. */
const DEFAULT_PORT = 1080

/**
 * Returns the proxy for an address; null if it needs none.
 *
 * @throws {@link BlandOptionError} if the variable is no http(s) URL
 */
export function proxyFor(target: URL, env: NodeJS.ProcessEnv = process.env): Proxy | null {
  const names = target.protocol === 'https:' ? VARIABLES.https : VARIABLES.http
  const variable = names.find((name) => env[name])
  if (variable === undefined) return null
  if (needsNoProxy(target.hostname, env['no_proxy'] || env['NO_PROXY'] || '')) return null
  return readProxy(variable, env[variable] ?? '')
}

/** Reads the URL of a proxy. Without a scheme it is http. */
function readProxy(variable: string, value: string): Proxy {
  const given = value.trim()
  const text = given.includes('://') ? given : `http://${given}`
  const url = readHttpUrl(text)
  if (url === null) {
    // The value is hidden, because it may contain a password.
    const scheme = /^socks/iu.test(given) ? ', not a SOCKS proxy' : ''
    throw new BlandOptionError(
      `${variable} must be an http:// or https:// URL${scheme}, such as http://proxy.example:3128.`,
    )
  }
  const { protocol, hostname } = url
  const isSecure = protocol === 'https:'
  const port = portOf(text) ?? (isSecure ? 443 : DEFAULT_PORT)
  return {
    url: `${protocol}//${hostname}:${port}`,
    isSecure,
    host: withoutBrackets(hostname),
    port,
    authorization: authorizationOf(url),
  }
}

/** Reads the written port: a URL drops the default port of its scheme. */
function portOf(text: string): number | null {
  const authority = /^[^/]*\/\/([^/?#\\]*)/u.exec(text)?.[1] ?? ''
  const port = /:(\d+)$/u.exec(authority)?.[1]
  return port === undefined ? null : Number(port)
}

function authorizationOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return null
  const pair = `${decode(username)}:${decode(password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}
