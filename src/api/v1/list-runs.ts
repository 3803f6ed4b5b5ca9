/** The list of runs, all pages: https://docs.bland.ai/api-v1/get/agent-testing-runs */
import { findList } from './read-body.ts'
import { BlandResponseError } from '../../errors/response-error.ts'
import { readExtent } from '../../model/extent.ts'
import { readRuns } from '../../model/run-schema.ts'
import type { Run, UnreadableRun } from '../../model/run.ts'
import type { Transport } from '../http/transport.ts'

/** All runs of a batch, and how many the API counts. */
export interface RunListing {
  /** The runs, without duplicates. */
  readonly runs: readonly Run[]
  /** The API's `total_count`; null if it gives none. */
  readonly totalCount: number | null
  /** The unreadable runs; absent if there are none. */
  readonly unreadable?: readonly UnreadableRun[] | undefined
}

/** The page size of the API; a page may have fewer. */
const PAGE = 100
/** The most runs that are read, more than any batch was ever seen to have. */
const MOST = 20_000
const PATH = '/v1/agent-testing/runs'
const REQUEST = `GET ${PATH}`

/**
 * Reads pages of `GET /v1/agent-testing/runs?batch_id=…` until the API's count is reached, or a page is
 * empty or adds nothing.
 *
 * @throws {@link BlandResponseError} if the API says that there are more than it returns, or never ends
 */
export async function listRuns(
  transport: Transport,
  batchId: string,
  signal?: AbortSignal,
): Promise<RunListing> {
  const rows = new Map<string, unknown>()
  for (let offset = 0; ;) {
    const query = { batch_id: batchId, limit: String(PAGE), offset: String(offset) }
    const body = await transport({ method: 'GET', path: PATH, query, signal })
    const page = findList('runs', body, REQUEST)
    const known = rows.size
    for (const row of page) rows.set(keyOf(row), row)
    offset += page.length
    const { total, hasMore } = readExtent(body)
    const isCounted = total !== null && rows.size >= total && !hasMore
    const isLast = isCounted || rows.size === known
    if (isLast && hasMore) throw refused('it says that there are more runs, but returns none', body)
    if (rows.size > MOST) throw refused(`it has more than ${MOST} runs`, body)
    if (isLast) return toListing([...rows.values()], total, body)
  }
}

/** Identifies a row, because an API that ignores the offset repeats the same page. */
function keyOf(row: unknown): string {
  const [run] = readRuns([row]).runs
  return run === undefined ? `unreadable ${JSON.stringify(row)}` : `run ${run.id}`
}

function toListing(rows: readonly unknown[], totalCount: number | null, body: unknown): RunListing {
  const { runs, unreadable } = readRuns(rows)
  const [first] = unreadable
  if (runs.length === 0 && first !== undefined)
    throw refused(`of its first run, ${first.problem}`, body)
  return { runs, totalCount, ...(unreadable.length > 0 && { unreadable }) }
}

function refused(problem: string, body: unknown): BlandResponseError {
  return new BlandResponseError(REQUEST, problem, { body })
}
