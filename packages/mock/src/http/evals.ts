import { z } from 'zod'
import type { CheckRun } from '../world/agents/check-run.ts'
import { isJudged } from '../world/agents/check-run.ts'
import { callResultsOf, evaluationOf, simulationResultsAt } from '../world/agents/evals.ts'
import { BASE_PATH, type Api, type Call } from './call.ts'
import { notFound, read, RefusalError } from './refusal.ts'
import { accept, type Reply } from './reply.ts'
import { route, type Route } from './route.ts'

/** The endpoints of ratings. Their bodies have an envelope in every shape. */
export const EVAL_ROUTES: readonly Route[] = [
  route(`GET ${BASE_PATH}/simulation-runs/:set/results`, readSimulationResults),
  route('GET /v1/evals/status', readStatus),
  route('GET /v1/evals/runs/:id', readEvaluation),
  route('GET /v1/evals/runs/:id/call-results', listCallResults),
]

function readSimulationResults({ world }: Api, _call: Call, id = ''): Reply {
  const run = world.agents.checkRuns().find((one) => one.simulationSetId === id)
  return accept(simulationResultsAt(run ?? notFound('simulation set', id), Date.now()), 'observed')
}

function readStatus({ evals }: Api): Reply {
  const enabled = evals === 'on'
  return accept({ enabled, gate: 'evals_enabled', reason: enabled ? null : 'plan' }, 'observed')
}

/** Finds what judges have rated. Without the feature, nothing is there. */
function judgedRun({ world, evals }: Api, id: string): CheckRun {
  const now = Date.now()
  const run = world.agents.checkRuns().find((one) => one.evalRunId === id && isJudged(one, now))
  return (evals === 'on' ? run : undefined) ?? notFound('evaluation', id)
}

function readEvaluation(api: Api, _call: Call, id = ''): Reply {
  return accept(evaluationOf(judgedRun(api, id)), 'observed')
}

const pageQuery = z.object({
  include_agent_results: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  starting_after: z.string().optional(),
})

/** Lists a page. The status of the evaluation stands beside `data`, as the reference shows it. */
function listCallResults(api: Api, call: Call, id = ''): Reply {
  const run = judgedRun(api, id)
  const { include_agent_results, limit, starting_after } = read(pageQuery, call.query)
  const rows = callResultsOf(run, include_agent_results === 'true')
  const start = starting_after === undefined ? 0 : indexAfter(rows, starting_after)
  const page = rows.slice(start, start + limit)
  const hasMore = start + limit < rows.length
  const list = {
    object: 'list',
    data: page,
    has_more: hasMore,
    next_cursor: hasMore ? page.at(-1)?.id : null,
  }
  const { body } = accept(list, 'observed')
  const beside = { run_status: 'COMPLETE', run_resolved_call_count: rows.length }
  return { status: 200, body: { ...Object(body), ...beside } }
}

function indexAfter(rows: readonly { readonly id: string }[], cursor: string): number {
  const index = rows.findIndex(({ id }) => id === cursor)
  if (index < 0) {
    throw new RefusalError(400, 'BAD_REQUEST', `No row has the cursor ${cursor}`)
  }
  return index + 1
}
