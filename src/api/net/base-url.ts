/** The address of the API, as users write it. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import type { NameOption } from '../../errors/message.ts'
import { readHttpUrl } from './http-url.ts'

const DEFAULT_BASE_URL = 'https://api.bland.ai'
const named = (name: NameOption): string => `BLAND_BASE_URL (or ${name('baseUrl')})`

/**
 * The address that paths such as `/v1/agent-testing/runs` are below. One that goes on to `/v1` already is
 * understood; a path before it is that of a gateway.
 *
 * @throws {@link BlandOptionError} where it is no http(s) address, or holds what is never sent; what may be
 * a secret is not told
 */
export function readBaseUrl(given: string | undefined): string {
  const text = given?.trim() || DEFAULT_BASE_URL
  const url = readHttpUrl(text)
  if (url === null) {
    throw new BlandOptionError(
      (name) =>
        `${named(name)} is no http(s) address${shown(text)}. Leave it out for ${DEFAULT_BASE_URL}.`,
    )
  }
  const path = url.pathname.replace(/(?:\/v\d+(?:\/agent-testing)?)?\/*$/u, '')
  const base = `${url.origin}${path}`
  const extra = EXTRAS.find(({ parts }) => parts.some((part) => url[part] !== ''))
  if (extra === undefined) return base
  throw new BlandOptionError(
    (name) => `${named(name)} has ${extra.name} in it. Leave it out: ${base}`,
  )
}

/** What would not be sent, as only the key says who asks, and requests have queries of their own. */
const EXTRAS = [
  { parts: ['username', 'password'], name: 'a user or password' },
  { parts: ['search'], name: 'a query (`?…`)' },
  { parts: ['hash'], name: 'a fragment (`#…`)' },
] as const

/** What is no address is told only where it looks like the name of a host: it may be a key or a password. */
function shown(text: string): string {
  return /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[\w./-]*)?$/u.test(text)
    ? `: ${JSON.stringify(text)}`
    : ''
}
