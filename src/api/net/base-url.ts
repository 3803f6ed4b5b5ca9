/** The address of the API, as users write it. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import type { NameOption } from '../../errors/message.ts'
import { readHttpUrl } from './http-url.ts'

const DEFAULT_BASE_URL = 'https://api.bland.ai'
const named = (name: NameOption): string => `BLAND_BASE_URL (or ${name('baseUrl')})`

/**
 * Reads the base address of paths such as `/v1/agent-testing/runs`. It may end with `/v1`. An earlier path
 * is that of a gateway.
 *
 * @throws {@link BlandOptionError} if it is no http(s) address, or contains parts that are never sent; the
 * message hides parts that may be secret
 */
export function readBaseUrl(given: string | undefined): string {
  const text = given?.trim() || DEFAULT_BASE_URL
  const url = readHttpUrl(text)
  if (url === null) {
    throw new BlandOptionError(
      (name) =>
        `${named(name)} must be an http(s) address${shown(text)}. Leave it out for ${DEFAULT_BASE_URL}.`,
    )
  }
  const path = url.pathname.replace(/(?:\/v\d+(?:\/agent-testing)?)?\/*$/u, '')
  const base = `${url.origin}${path}`
  const extra = EXTRAS.find(({ parts }) => parts.some((part) => url[part] !== ''))
  if (extra === undefined) return base
  throw new BlandOptionError(
    (name) => `${named(name)} must not contain ${extra.name}. Use: ${base}`,
  )
}

/** Parts that would not be sent: the key alone identifies the caller, and requests have their own queries. */
const EXTRAS = [
  { parts: ['username', 'password'], name: 'a user or password' },
  { parts: ['search'], name: 'a query (`?…`)' },
  { parts: ['hash'], name: 'a fragment (`#…`)' },
] as const

/** Shows an invalid address only if it looks like a host name: it may be a key or a password. */
function shown(text: string): string {
  return /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[\w./-]*)?$/u.test(text)
    ? `: ${JSON.stringify(text)}`
    : ''
}
