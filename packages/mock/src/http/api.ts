import { z } from 'zod'
import { versionsOf } from '../script/pathway.ts'
import type { Fields } from '../script/types.ts'
import { batchAt, runAt } from '../world/view.ts'
import { AGENT_ROUTES } from './agents.ts'
import { BASE_PATH, type Api, type Call } from './call.ts'
import { ENVIRONMENT_ROUTES } from './environments.ts'
import { EVAL_ROUTES } from './evals.ts'
import { listRuns, listScenarios, readableScenario } from './lists.ts'
import { notFound, read, RefusalError } from './refusal.ts'
import { accept, errorBody, type Reply } from './reply.ts'
import { follow, route, type Route } from './route.ts'

/** Answers an authorised request. */
export function answer(api: Api, call: Call): Reply {
  try {
    const reply = follow(ROUTES, api, call)
    if (!reply) {
      throw new RefusalError(404, 'NOT_FOUND', `Cannot ${call.method} ${call.path}`)
    }
    return reply
  } catch (error) {
    if (error instanceof RefusalError) {
      return { status: error.status, body: errorBody(error.code, error.message) }
    }
    throw error
  }
}

/** Makes a route of the agent-testing API: its endpoint returns the payload, and the shape says how to send it. */
function testing(line: string, endpoint: (api: Api, call: Call, id: string) => unknown): Route {
  return route(line.replace(' ', ` ${BASE_PATH}`), (api, call, id = '') =>
    accept(endpoint(api, call, id), api.shape),
  )
}

const ROUTES: readonly Route[] = [
  testing('GET /scenarios', listScenarios),
  testing('GET /scenarios/:id', (api, _call, id) => readableScenario(api, id)),
  testing('POST /scenarios/:id/run', startRun),
  testing('POST /batch-run', startBatch),
  testing('GET /batches/:id', readBatch),
  testing('GET /runs', listRuns),
  testing('GET /runs/:id', readRun),
  route('GET /v1/pathway/:id/versions', listVersions),
  ...AGENT_ROUTES,
  ...ENVIRONMENT_ROUTES,
  ...EVAL_ROUTES,
]

/** Lists the versions of a pathway. The list has no envelope. */
function listVersions({ world }: Api, _call: Call, id = ''): Reply {
  const pathway = world.pathways.find((one) => one.id === id)
  return { status: 200, body: versionsOf(pathway ?? notFound('pathway', id)) }
}

const runBodySchema = z.looseObject({
  version_number: z.int().optional(),
  request_data_override: z.record(z.string(), z.unknown()).optional(),
  webhook_url: z.string().optional(),
})

const batchBodySchema = z.looseObject({
  scenario_ids: z.array(z.string()).min(1),
  version_number: z.int().optional(),
  webhook_url: z.string().optional(),
})

function startRun({ world }: Api, call: Call, id: string): Fields {
  const scenario = world.scenario(id) ?? notFound('scenario', id)
  read(runBodySchema, call.body ?? {})
  return { run_id: world.startRun(scenario).id, status: 'RUNNING' }
}

function startBatch({ world }: Api, call: Call): Fields {
  const body = read(batchBodySchema, call.body)
  const stranger = body.scenario_ids.find((id) => !world.scenario(id))
  if (stranger !== undefined) {
    throw new RefusalError(400, 'BAD_REQUEST', `Scenario ${stranger} does not exist`)
  }
  const { batchId, runs } = world.launch(body.scenario_ids, body.version_number)
  return { batch_id: batchId, runs }
}

function readBatch({ world }: Api, _call: Call, id: string): Fields {
  return batchAt(world.batches.get(id) ?? notFound('batch', id), Date.now())
}

function readRun({ world }: Api, _call: Call, id: string): Fields {
  return runAt(world.runs.get(id) ?? notFound('run', id), Date.now())
}
