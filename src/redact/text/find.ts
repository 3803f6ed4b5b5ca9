/** Finds: the result of finders, and how finds are merged and replaced. */
import type { RedactKind } from '../../options/redact-options.ts'

/** A part of a text to replace. */
export interface Find {
  readonly start: number
  readonly end: number
  readonly kind: RedactKind | 'redacted'
  /** The same for every spelling of a number or address. */
  readonly key: string
  /** The quotes that the token needs in place of a JSON number. */
  readonly quotes?: string | undefined
}

/** A text, and the name of the value before it. */
export interface Source {
  readonly text: string
  readonly lead: string
}

/** Finds one kind of text, in order and without overlaps. */
export type Finder = (source: Source) => readonly Find[]

/** A pattern for our tokens. Their content is never searched again. */
export const TOKEN: string = String.raw`\[(?:key|(?:phone|email|card|ssn|redacted) \d{1,9})\]`

/**
 * Returns the text before a position, at most `length` characters. Line breaks become spaces, even escaped
 * ones of JSON.
 */
export function before({ text, lead }: Source, at: number, length: number): string {
  const start = at - length
  const shown = start > 0 ? text.slice(start, at) : lead + text.slice(0, at)
  return shown.replaceAll(/\\[nrt]|\s/gu, ' ')
}

/** Merges two lists of finds in order. If finds overlap, the first list wins. */
export function merge(first: readonly Find[], second: readonly Find[]): readonly Find[] {
  if (first.length === 0 || second.length === 0) return [...first, ...second]
  let next = 0
  const free = second.filter(({ start, end }) => {
    while ((first[next]?.end ?? Infinity) <= start) next++
    return (first[next]?.start ?? Infinity) >= end
  })
  return [...first, ...free].toSorted((a, b) => a.start - b.start)
}

/** Replaces each find by its token. */
export function replaceFinds(
  text: string,
  finds: readonly Find[],
  tokenOf: (find: Find) => string,
): string {
  const parts: string[] = []
  let at = 0
  for (const find of finds) {
    const { quotes = '' } = find
    parts.push(text.slice(at, find.start), quotes, tokenOf(find), quotes)
    at = find.end
  }
  return parts.join('') + text.slice(at)
}
