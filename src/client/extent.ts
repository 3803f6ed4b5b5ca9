/** What a list says of its own size: only one that is whole is believed to be all. */
import { isPlain, unwrap } from './envelope.ts'
import { number } from './read.ts'

/** How far a list goes. */
export interface Extent {
  /** How many entries there are; null where it does not say. */
  readonly total: number | null
  /** Whether it says that there are more than it has. */
  readonly hasMore: boolean
}

const TOTALS = ['total_count', 'totalCount', 'total', 'total_items', 'totalItems', 'total_results']
const FLAGS = ['has_more', 'hasMore', 'has_next', 'hasNext', 'has_next_page', 'hasNextPage']
const LINKS = ['next', 'next_cursor', 'nextCursor', 'cursor', 'next_page', 'nextPage', 'next_url']
const TOKENS = ['next_page_token', 'nextPageToken', 'next_offset', 'nextOffset']
const NEXTS = LINKS.concat(TOKENS)
const PLACES = ['pagination', 'paging', 'meta', 'page_info', 'pageInfo', 'links', '_links']

type Fields = Readonly<Record<string, unknown>>

/** Reads what stands beside a list, within `data` or around it. */
export function readExtent(body: unknown): Extent {
  const outer = [body, unwrap(body)].filter(isPlain)
  const places = outer.flatMap((place) => [place, ...PLACES.map((key) => place[key])])
  const all = [...new Set(places.filter(isPlain))]
  const totals = all.flatMap((place) => present(place, TOTALS)).map(toNumber)
  const flags = all.flatMap((place) => present(place, FLAGS))
  const nexts = all.flatMap((place) => present(place, NEXTS))
  const isSaidToEnd = flags.length > 0 && flags.every((flag) => flag === false)
  const known = totals.filter((total) => total !== null)
  return {
    total: known.length === 0 ? null : Math.max(...known),
    // A total that cannot be read says that nobody knows.
    hasMore: totals.includes(null) || (!isSaidToEnd && flags.concat(nexts).some(isMore)),
  }
}

function present(place: Fields, keys: readonly string[]): readonly unknown[] {
  return keys.map((key) => place[key]).filter((value) => value !== undefined && value !== null)
}

function toNumber(value: unknown): number | null {
  const { data } = number.safeParse(value)
  return data ?? null
}

function isMore(value: unknown): boolean {
  return value !== false && value !== 'false' && value !== '' && value !== 0
}
