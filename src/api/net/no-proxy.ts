/** `NO_PROXY`, as curl reads it; a test compares the two. */
import { BlockList, isIPv4 } from 'node:net'
import { withoutBrackets } from './http-url.ts'

/**
 * Whether a host needs no proxy. Commas and blanks separate the entries; an entry is a host name with all
 * names below it, an address, or a range of IPv4 addresses (`10.0.0.0/8`). `*` alone is every host. Ports,
 * patterns, ranges of IPv6 and addresses in brackets match nothing.
 *
 * @param host as a URL has it, an IPv6 address in brackets
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
  // What is no length, and 0, is taken for none.
  const bits = Number.parseInt(length ?? '', 10) || 32
  if (bits < 0 || bits > 32) return false
  const range = new BlockList()
  range.addSubnet(network, bits, 'ipv4')
  return range.check(address)
}
