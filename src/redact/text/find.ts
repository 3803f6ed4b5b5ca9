/** What a finder gives, and how finds are put together and replaced. */
import type { RedactKind } from '../../options/redact-options.ts'

/** A stretch of text that is to be replaced. */
export interface Find {
  readonly start: number
  readonly end: number
  readonly kind: RedactKind | 'redacted'
  /** The same for every spelling of the same number or address. */
  readonly key: string
  /** The quotes that its token needs where a number of a JSON object stood. */
  readonly quotes?: string | undefined
}

/** A text, and what stands before it without being part of it: the name of the value it is. */
export interface Source {
  readonly text: string
  readonly lead: string
}

/** Finds of one sort, in order and not overlapping. */
export type Finder = (source: Source) => readonly Find[]

/** A token of ours, as a pattern; what is in one is never looked at again. */
export const TOKEN: string = String.raw`\[(?:key|(?:phone|email|card|ssn|redacted) \d{1,9})\]`

/** The text before a place, as much as `length`, line breaks as blanks, also those that JSON escapes. */
export function before({ text, lead }: Source, at: number, length: number): string {
  const start = at - length
  const shown = start > 0 ? text.slice(start, at) : lead + text.slice(0, at)
  return shown.replaceAll(/\\[nrt]|\s/gu, ' ')
}

/** Both lists as one, in order; of finds that overlap, those of the first list. */
export function merge(first: readonly Find[], second: readonly Find[]): readonly Find[] {
  if (first.length === 0 || second.length === 0) return [...first, ...second]
  let next = 0
  const free = second.filter(({ start, end }) => {
    while ((first[next]?.end ?? Infinity) <= start) next++
    return (first[next]?.start ?? Infinity) >= end
  })
  return [...first, ...free].toSorted((a, b) => a.start - b.start)
}

/** The text with each find replaced by its token. */
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
