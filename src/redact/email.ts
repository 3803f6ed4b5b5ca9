/** Finds e-mail addresses as they are written. */
import type { Find, Source } from './find.ts'

/** The longest that the part before the @ gets, in characters (RFC 5321, 4.5.3.1.1). */
const LOCAL = 64

/** An @, also as URLs write it. Searching for it, and not for addresses, keeps the search linear. */
const AT = /@|%40/gu
const LOCAL_CHARACTER = /[\p{L}\p{N}._+'-]/u
const DOMAIN =
  /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z0-9-]{2,59}|\p{L}{2,63})/uy

/** `foo@1.0.0-alpha.build` is a version, `photo@2x.png` a file. */
const NO_DOMAIN = /^\d+(?:x\.|\.\d+\.)/u

/** All e-mail addresses; the case of their letters makes no difference. */
export function findEmails({ text }: Source): readonly Find[] {
  const finds: Find[] = []
  for (const at of text.matchAll(AT)) {
    const floor = Math.max(finds.at(-1)?.end ?? 0, at.index - LOCAL)
    const local = localBefore(text, at.index, floor)
    const domain = local === '' ? '' : domainAfter(text, at.index + at[0].length)
    if (domain === '') continue
    finds.push({
      start: at.index - local.length,
      end: at.index + at[0].length + domain.length,
      kind: 'email',
      key: `${local}@${domain}`.toLowerCase(),
    })
  }
  return finds
}

function localBefore(text: string, at: number, floor: number): string {
  let start = at
  while (start > floor && LOCAL_CHARACTER.test(text.charAt(start - 1))) start--
  const local = text.slice(start, at)
  // What looks like a first letter may be the end of a line break that JSON has escaped.
  const escape = text.charAt(start - 1) === '\\' && /^[nrt]/u.test(local)
  return (escape ? local.slice(1) : local).replace(/^[.'-]+/u, '')
}

function domainAfter(text: string, at: number): string {
  DOMAIN.lastIndex = at
  const domain = DOMAIN.exec(text)?.[0] ?? ''
  return NO_DOMAIN.test(domain) ? '' : domain
}
