/** Finds written e-mail addresses. */
import type { Find, Source } from '../text/find.ts'

/** The maximum length of the local part, in characters (RFC 5321, 4.5.3.1.1). */
const LOCAL = 64

/**
 * An @, or the way that URLs, HTML or careful people write it. Searching for it instead of addresses keeps
 * the search linear.
 */
const AT = /[ ]?@[ ]?|%(?:25)?40|&#(?:64|x40);|&commat;|[ ]?(?:\(at\)|\[at\]|\{at\}|<at>)[ ]?/giu
const LOCAL_CHARACTER = /[\p{L}\p{N}._+'-]/u
const DOT = String.raw`(?:\.|[ ]?(?:\(dot\)|\[dot\]|\{dot\}|<dot>)[ ]?)`
const DOMAIN = new RegExp(
  String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?${DOT}){1,8}(?:xn--[a-z0-9-]{2,59}|\p{L}{2,63})` +
    String.raw`|\[\d{1,3}(?:\.\d{1,3}){3}\]`,
  'iuy',
)
/** Spelled dots. */
const SPELLED_DOT = /[ ]?[([{<]dot[)\]}>][ ]?/giu

/** No domains: `foo@1.0.0-alpha.build` is a version, `photo@2x.png` a file. */
const NO_DOMAIN = /^\d+(?:x\.|\.\d+\.)/u

/** Finds all e-mail addresses, regardless of letter case. */
export function findEmails({ text }: Source): readonly Find[] {
  const finds: Find[] = []
  for (const at of text.matchAll(AT)) {
    const floor = Math.max(finds.at(-1)?.end ?? 0, at.index - LOCAL)
    const local = localBefore(text, at.index, floor)
    const domain = local === '' || local === 'git' ? '' : domainAfter(text, at.index + at[0].length)
    if (domain === '') continue
    finds.push({
      start: at.index - local.length,
      end: at.index + at[0].length + domain.length,
      kind: 'email',
      key: `${local}@${domain.replaceAll(SPELLED_DOT, '.')}`.toLowerCase(),
    })
  }
  return finds
}

function localBefore(text: string, at: number, floor: number): string {
  const quoted = /"[^"\n]{1,62}"$/u.exec(text.slice(floor, at))?.[0]
  if (quoted !== undefined) return quoted
  let start = at
  while (start > floor && LOCAL_CHARACTER.test(text.charAt(start - 1))) start--
  const local = text.slice(start, at)
  // The first letter may belong to a line break that JSON escapes.
  const escape = text.charAt(start - 1) === '\\' && /^[nrt]/u.test(local)
  return (escape ? local.slice(1) : local).replace(/^[.'-]+/u, '')
}

function domainAfter(text: string, at: number): string {
  DOMAIN.lastIndex = at
  const domain = DOMAIN.exec(text)?.[0] ?? ''
  return NO_DOMAIN.test(domain) ? '' : domain
}
