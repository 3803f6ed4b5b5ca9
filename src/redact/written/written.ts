/** Finds written phone, card and social security numbers in one pass over the text. */
import { TOKEN } from '../text/find.ts'
import type { Find, Source } from '../text/find.ts'
import { judge } from './judge.ts'
import { shapeAt } from './shapes.ts'

/** Matches the start of a URL, a token of ours, or a position with seven digits within reach. */
const START = new RegExp(
  String.raw`:\/\/|${TOKEN}|(?:\(?(?:\+|%2B) ?\(?|[([])?\d(?:[-\s.,_*·•~|/()\]\u2010-\u2015]{0,3}\d){6}`,
  'giu',
)
const URL_REST = /[^\s"'<>\\]*/uy
const DIGITS = /\d+/uy
const PRICE = /\d[\d.,']*/uy

/** Finds all numbers of the redacted kinds. */
export function findWritten(source: Source): readonly Find[] {
  const { text } = source
  const finds: Find[] = []
  let urlEnd = 0
  START.lastIndex = 0
  for (let hit = START.exec(text); hit !== null; hit = START.exec(text)) {
    if (hit[0] === '://') urlEnd = endOfUrl(text, hit.index, urlEnd)
    if (!/\d$/u.test(hit[0])) continue
    const from = finds.at(-1)?.end ?? 0
    const { end, find } = readAt(source, { at: hit.index, from, inUrl: hit.index < urlEnd })
    if (find) finds.push(find)
    START.lastIndex = end
  }
  return finds
}

/** Returns the end of the URL with its `://` at a position. A URL inside another ends with the outer one. */
function endOfUrl(text: string, at: number, outer: number): number {
  return at < outer ? outer : endOf(URL_REST, text, at)
}

interface Place {
  readonly at: number
  /** The end of the previous find. */
  readonly from: number
  readonly inUrl: boolean
}

/** Reads the number at a position, and returns where to continue. */
function readAt(source: Source, { at, from, inUrl }: Place): { end: number; find?: Find } {
  const { text } = source
  const left = leftOf(text, at, from)
  if (/(?:[$€£¥₹]|USD|EUR|GBP)\s?$/u.test(left)) return { end: endOf(PRICE, text, at) }
  const shape = shapeAt(text, at)
  if (shape?.name === 'plain') return { end: at + shape.text.length }
  const found = shape && judge({ source, at, left, inUrl, shape })
  // Continues after this run of digits, or after the sign before it.
  if (found === null) return { end: /\d/u.test(text.charAt(at)) ? endOf(DIGITS, text, at) : at + 1 }
  const [start, end] = [at + found.start, at + found.end]
  return { end, find: { ...found, start, end } }
}

/**
 * Returns the few characters before a position, without a previous find. An escaped line break of JSON
 * becomes a space.
 */
function leftOf(text: string, at: number, from: number): string {
  return text.slice(Math.max(from, at - 6), at).replace(/\\[nrt]$/u, ' ')
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at + 1
}
