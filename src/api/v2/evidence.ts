/** The conversations of a check run: https://docs.bland.ai/api-v1/get/evals-runs-id-call-results */
import { isPlain } from '../../util/is-plain.ts'
import { conversationsSchema, costSchema, reasonedSchema } from '../../model/check-run/reasons.ts'
import type { ReasonedConversation } from '../../model/check-run/reasons.ts'
import { unwrap } from '../../model/envelope.ts'
import type { Transport } from '../http/transport.ts'
import { findList, readAs } from '../v1/read-body.ts'

/** A configuration has at most 5 scenarios, each with at most 50 conversations. */
const MOST_PAGES = 10

/** Reads all pages. A page that adds nothing is the last. */
export async function readReasons(
  transport: Transport,
  evalRunId: string,
  signal?: AbortSignal,
): Promise<readonly ReasonedConversation[]> {
  const path = `/v1/evals/runs/${encodeURIComponent(evalRunId)}/call-results`
  const found: ReasonedConversation[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const after: Record<string, string> = cursor === null ? {} : { starting_after: cursor }
    const query = { include_agent_results: 'true', limit: '100', ...after }
    const body = await transport({ method: 'GET', path, query, signal })
    const rows = findList('data', body, `GET ${path}`)
    found.push(...rows.map((row) => readAs(reasonedSchema, row, `GET ${path}`)))
    const next = nextOf(unwrap(body))
    if (next === null || next === cursor || rows.length === 0) break
    cursor = next
  }
  return found
}

function nextOf(page: unknown): string | null {
  if (!isPlain(page) || page['has_more'] !== true) return null
  const { next_cursor: next } = page
  return typeof next === 'string' && next !== '' ? next : null
}

/** Reads the cost of the judges, in US dollars. */
export async function readCost(
  transport: Transport,
  evalRunId: string,
  signal?: AbortSignal,
): Promise<number | null> {
  const path = `/v1/evals/runs/${encodeURIComponent(evalRunId)}`
  const body = await transport({ method: 'GET', path, signal })
  return readAs(costSchema, body, `GET ${path}`).billable_cost_usd
}

/** Lists the ids of the conversations. */
export async function readConversations(
  transport: Transport,
  setId: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const path = `/v1/agent-testing/simulation-runs/${encodeURIComponent(setId)}/results`
  const body = await transport({ method: 'GET', path, signal })
  return readAs(conversationsSchema, body, `GET ${path}`)
}
