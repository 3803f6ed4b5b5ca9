import { redactSecret } from '../../redact/secret.ts'
import { readHttpUrl } from './http-url.ts'

/**
 * Reads the address of a `Location` header, without parts that may be secret: user, password, query,
 * fragment and the key. Null if there is none, or no http(s) address.
 *
 * @param asked the address that answered, the base of a relative one
 */
export function readLocation(header: string | null, asked: string, apiKey: string): string | null {
  const url = header === null ? null : readHttpUrl(header, asked)
  return url && redactSecret(`${url.origin}${url.pathname}`, apiKey)
}
