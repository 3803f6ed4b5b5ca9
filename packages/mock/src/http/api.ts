import { z } from 'zod'
import { versionsOf } from '../script/pathway.ts'
import type { Fields } from '../script/types.ts'
import { batchAt, runAt } from '../world/view.ts'
import { BASE_PATH, type Api, type Call } from './call.ts'
import { listRuns, listScenarios, readableScenario } from './lists.ts'
import { notFound, read, RefusalError } from './refusal.ts'
import { accept, errorBody, type Reply } from './reply.ts'

/** Answers an authorised request. */
export function answer(api: Api, call: Call): Reply {
  try {
    const versions = VERSIONS.exec(call.path)
    if (call.method === 'GET' && versions) {
      return { status: 200, body: listVersions(api, decode(versions[1] ?? '')) }
    }
    return accept(route(api, call), api.shape)
  } catch (error) {
    if (error instanceof RefusalError) {
      return { status: error.status, body: errorBody(error.code, error.message) }
    }
    throw error
  }
}

type Endpoint = (api: Api, call: Call, id: string) => unknown

const ENDPOINTS: readonly (readonly [method: string, path: RegExp, endpoint: Endpoint])[] = [
  ['GET', /^\/scenarios$/, listScenarios],
  ['GET', /^\/scenarios\/([^/]+)$/, (api, _call, id) => readableScenario(api, id)],
  ['POST', /^\/scenarios\/([^/]+)\/run$/, startRun],
  ['POST', /^\/batch-run$/, startBatch],
  ['GET', /^\/batches\/([^/]+)$/, readBatch],
  ['GET', /^\/runs$/, listRuns],
  ['GET', /^\/runs\/([^/]+)$/, readRun],
]

/** The only path outside of the agent-testing API. Its list has no envelope. */
const VERSIONS = /^\/v1\/pathway\/([^/]+)\/versions$/

function listVersions({ world }: Api, id: string): readonly Fields[] {
  const pathway = world.pathways.find((one) => one.id === id)
  return versionsOf(pathway ?? notFound('pathway', id))
}

function route(api: Api, call: Call): unknown {
  const path = call.path.startsWith(BASE_PATH) ? call.path.slice(BASE_PATH.length) : ''
  for (const [method, pattern, endpoint] of ENDPOINTS) {
    const match = method === call.method ? pattern.exec(path) : null
    if (match) {
      return endpoint(api, call, decode(match[1] ?? ''))
    }
  }
  throw new RefusalError(404, 'NOT_FOUND', `Cannot ${call.method} ${call.path}`)
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
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
