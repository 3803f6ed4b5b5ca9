import { redactSecret } from '../../redact/secret.ts'
import { readHttpUrl } from './http-url.ts'

/**
 * The address of a `Location` header, whole and without what may be secret: user, password, query, fragment
 * and the key. Null where there is none, or no http(s) address.
 *
 * @param asked the address that answered, which a relative one starts from
 */
export function readLocation(header: string | null, asked: string, apiKey: string): string | null {
  const url = header === null ? null : readHttpUrl(header, asked)
  return url && redactSecret(`${url.origin}${url.pathname}`, apiKey)
}
