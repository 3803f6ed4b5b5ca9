/** Reads what a list says about its own size. A list counts as whole only if it says so or ends. */
import { isPlain } from '../util/is-plain.ts'
import { unwrap } from './envelope.ts'
import { number } from './fields.ts'

/** The size of a list. */
export interface Extent {
  /** How many entries there are; null if the list does not say. */
  readonly total: number | null
  /** Whether the list says that there are more entries than it has. */
  readonly hasMore: boolean
  /** The list's own `count`, of all entries or of the page; null if it does not say. */
  readonly count: number | null
}

/** In lower case and without `_`, so that `totalCount` and `total_count` are the same. */
const TOTALS = ['totalcount', 'total', 'totalitems', 'totalresults', 'totalrecords']
const FLAGS = ['hasmore', 'hasnext', 'hasnextpage', 'more', 'truncated', 'istruncated']
const LINKS = ['next', 'nextcursor', 'cursor', 'after', 'nextpage', 'nexturl', 'nextlink']
const NEXTS = LINKS.concat(['nextpagetoken', 'nextoffset'])
const PAGES = ['totalpages', 'pages', 'pagecount', 'lastpage']
const PAGE = ['page', 'currentpage', 'pagenumber']
const PLACES = ['pagination', 'paging', 'meta', 'metadata', 'pageinfo', 'links', 'cursors']
const DEPTH = 2

type Fields = Readonly<Record<string, unknown>>

/** Reads the size from the keys next to a list, within `data` or around it. */
export function readExtent(body: unknown): Extent {
  const outer = [...new Set([body, unwrap(body)])]
  const all = outer.flatMap((place) => placesIn(place, DEPTH))
  const totals = all.flatMap((place) => present(place, TOTALS)).map(toNumber)
  const flags = all.flatMap((place) => present(place, FLAGS))
  const nexts = all.flatMap((place) => present(place, NEXTS))
  const isSaidToEnd = flags.length > 0 && flags.every((flag) => flag === false)
  return {
    total: largest(totals),
    // An unreadable total means that nobody knows.
    hasMore:
      totals.includes(null) ||
      all.some(isBeforeLast) ||
      (!isSaidToEnd && flags.concat(nexts).some(isMore)),
    count: largest(all.flatMap((place) => present(place, ['count'])).map(toNumber)),
  }
}

/** Returns an object and its nested objects in which a list may state its size. */
function placesIn(value: unknown, depth: number): readonly Fields[] {
  if (!isPlain(value)) return []
  const entries = Object.entries(value).map(([key, found]) => [plainKey(key), found] as const)
  const place = Object.fromEntries(entries.filter(([, found]) => !isNothing(found)))
  const inner = depth === 0 ? [] : PLACES.map((key) => place[key])
  return [place, ...inner.flatMap((one) => placesIn(one, depth - 1))]
}

function plainKey(key: string): string {
  return key.toLowerCase().replaceAll(/[_-]/gu, '')
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null
}

/** Returns whether there are further pages. Without a number it is the first page; some APIs count from 0. */
function isBeforeLast(place: Fields): boolean {
  const [pages] = present(place, PAGES).map(toNumber)
  const [page] = present(place, PAGE).map(toNumber)
  return (pages ?? 0) > Math.max(page ?? 1, 1)
}

function largest(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((one) => one !== null)
  return known.length === 0 ? null : Math.max(...known)
}

function present(place: Fields, keys: readonly string[]): readonly unknown[] {
  return keys.map((key) => place[key]).filter((value) => !isNothing(value))
}

function toNumber(value: unknown): number | null {
  const { data } = number.safeParse(value)
  return data ?? null
}

function isMore(value: unknown): boolean {
  return value !== false && value !== 'false' && value !== '' && value !== 0
}
