/** What a finder gives, and how finds are put together and replaced. */
import type { RedactKind } from './options.ts'

/** A stretch of text that is to be replaced. */
export interface Find {
  readonly start: number
  readonly end: number
  readonly kind: RedactKind | 'redacted'
  /** The same for every spelling of the same number or address. */
  readonly key: string
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

/** How much of the text before a number can say what the number is, in characters. */
const CONTEXT = 64

/** The text before a place, line breaks as spaces, also those that JSON escapes. */
export function before({ text, lead }: Source, at: number): string {
  const start = Math.max(0, at - CONTEXT)
  const shown = start === 0 ? lead + text.slice(0, at) : text.slice(start, at)
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
    parts.push(text.slice(at, find.start), tokenOf(find))
    at = find.end
  }
  return parts.join('') + text.slice(at)
}
