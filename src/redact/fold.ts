/** Converts digits and signs of other alphabets to ASCII, and drops invisible characters. */

/** A text as finders read it, with the original positions of its characters. */
export interface Folded {
  readonly text: string
  readonly placeOf: (at: number) => number
}

/** Soft hyphens, zero-width spaces, direction marks and similar characters. */
const UNSEEN = String.raw`\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff`
const BLANK = /\s/u
/** The zero of each alphabet. */
const ZEROS = [0x06_60, 0x06_f0, 0x09_66, 0x09_e6, 0x0a_66, 0x0a_e6, 0x0e_50, 0x10_40]
/** The distance of full-width forms from ASCII. */
const WIDE = 0xfe_e0

const DIGITS = ZEROS.map((zero) => `${escape(zero)}-${escape(zero + 9)}`).join('')
const OTHER = String.raw`\u1680\u2000-\u200a\u205f\u3000\uff01-\uff5e${DIGITS}`
const FOREIGN = new RegExp(`[${UNSEEN}${OTHER}]`, 'u')
const ANY = new RegExp(`(?<unseen>[${UNSEEN}]+)|[${OTHER}]`, 'gu')

function escape(code: number): string {
  return String.raw`\u${code.toString(16).padStart(4, '0')}`
}

/** Returns the text with each such character in its plain form. */
export function fold(text: string): Folded {
  if (!FOREIGN.test(text)) return { text, placeOf: (at) => at }
  const gaps: { readonly at: number; readonly skipped: number }[] = []
  let skipped = 0
  const folded = text.replaceAll(ANY, (match: string, ...rest: readonly unknown[]) => {
    const groups = rest.at(-1)
    if (!isUnseen(groups)) return plain(match)
    skipped += match.length
    gaps.push({ at: Number(rest.at(-3)) + match.length - skipped, skipped })
    return ''
  })
  return { text: folded, placeOf: (at) => at + skippedBefore(gaps, at) }
}

function isUnseen(groups: unknown): boolean {
  return typeof groups === 'object' && groups !== null && 'unseen' in groups && !!groups.unseen
}

function plain(character: string): string {
  const code = character.charCodeAt(0)
  if (BLANK.test(character)) return ' '
  const zero = ZEROS.find((first) => code >= first && code <= first + 9)
  return zero === undefined ? String.fromCharCode(code - WIDE) : String(code - zero)
}

/** Counts the characters dropped before a position, by binary search. */
function skippedBefore(
  gaps: readonly { readonly at: number; readonly skipped: number }[],
  place: number,
): number {
  let [low, high] = [0, gaps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((gaps[middle]?.at ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return gaps[low - 1]?.skipped ?? 0
}
