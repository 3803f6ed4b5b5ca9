/** Finds what users ask to be redacted. */
import { merge, TOKEN } from './find.ts'
import type { Find, Finder } from './find.ts'

/** A finder for the user's own patterns, of which an earlier one goes first. */
export function customFinder(patterns: readonly RegExp[]): Finder {
  const copies = patterns.map(globalCopy)
  return ({ text }) => {
    const found: (readonly Find[])[] = copies.map((pattern) => findAll(text, pattern))
    return found.reduce(merge, [])
  }
}

/** The user's expression may be in use elsewhere: its `lastIndex` is neither read nor moved. */
function globalCopy(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags.replaceAll(/[gy]/gu, '')}g`)
}

function findAll(text: string, pattern: RegExp): readonly Find[] {
  return [...text.matchAll(pattern)].flatMap((match) => partsOf(match.index, match[0]))
}

/** What is matched, apart from our tokens in it and from blanks. */
function partsOf(start: number, matched: string): readonly Find[] {
  const finds: Find[] = []
  let at = start
  // Nothing is split from a token that the match covers in part: the rest of it is no secret.
  for (const part of matched.split(new RegExp(`(${TOKEN})`, 'u'))) {
    const isToken = new RegExp(`^${TOKEN}$`, 'u').test(part)
    if (!isToken && part.trim() !== '') {
      finds.push({ start: at, end: at + part.length, kind: 'redacted', key: part })
    }
    at += part.length
  }
  return finds
}
