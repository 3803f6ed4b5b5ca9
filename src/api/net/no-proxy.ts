/** Reads `NO_PROXY` as curl does; a test compares the two. */
import { BlockList, isIPv4 } from 'node:net'
import { withoutBrackets } from './http-url.ts'

/**
 * Returns whether a host needs no proxy. Commas and spaces separate the entries. An entry is a host name,
 * which includes its subdomains, an address, or a range of IPv4 addresses (`10.0.0.0/8`). A single `*` is
 * every host. Ports, patterns, IPv6 ranges and addresses in brackets match nothing.
 *
 * @param host as in a URL, with an IPv6 address in brackets
 */
export function needsNoProxy(host: string, noProxy: string): boolean {
  if (noProxy === '*') return true
  const name = withoutBrackets(host).toLowerCase()
  const matches = isIPv4(name) ? inRange : isBelow
  return noProxy
    .toLowerCase()
    .split(/[,\t ]+/u)
    .some((entry) => entry !== '' && matches(name, entry))
}

function isBelow(name: string, entry: string): boolean {
  const bare = name.replace(/\.$/u, '')
  const domain = entry.replace(/\.$/u, '').replace(/^\./u, '')
  return domain !== '' && (bare === domain || bare.endsWith(`.${domain}`))
}

function inRange(address: string, entry: string): boolean {
  const [network = '', length] = entry.split('/', 2)
  if (!isIPv4(network)) return false
  // An invalid length, or 0, counts as no length.
  const bits = Number.parseInt(length ?? '', 10) || 32
  if (bits < 0 || bits > 32) return false
  const range = new BlockList()
  range.addSubnet(network, bits, 'ipv4')
  return range.check(address)
}
