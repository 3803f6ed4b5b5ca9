import { URL } from 'node:url'

/** Reads an http(s) address; null for any other text. */
export function readHttpUrl(text: string, base?: string): URL | null {
  const url = URL.canParse(text, base) ? new URL(text, base) : null
  return url !== null && /^https?:$/u.test(url.protocol) ? url : null
}

/** Removes the brackets that a URL has around an IPv6 address. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/u, '$1')
}
