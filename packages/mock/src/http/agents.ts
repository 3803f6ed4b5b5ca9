import { z } from 'zod'
import type { MockEnvironment } from '../script/agent.ts'
import type { Fields } from '../script/types.ts'
import type { Agent, AgentVersion, Checks } from '../world/agents/agent.ts'
import { defaultVersion } from '../world/agents/agents.ts'
import { checkRunAt, isActive, type CheckRun } from '../world/agents/check-run.ts'
import type { Api, Call } from './call.ts'
import { notFound, read, RefusalError } from './refusal.ts'
import { accept, type Reply } from './reply.ts'
import { route, type Route } from './route.ts'

/** The endpoints of agents. Their bodies have an envelope in every shape. */
export const AGENT_ROUTES: readonly Route[] = [
  route('GET /v2/agents/:id/versions', listVersions),
  route('GET /v2/agents/:id/versions/latest', latestVersion),
  route('GET /v2/agents/:id/environments/:env/checks', readChecks),
  route('POST /v2/agents/:id/environments/:env/check-runs', startCheckRun),
  route('GET /v2/agents/:id/check-runs', listCheckRuns),
  route('GET /v2/agents/:id/check-runs/:run', readCheckRun),
  route('POST /v2/agents/:id/check-runs/:run/cancel', cancelCheckRun),
]

/** Answers with a payload in an envelope. */
export function ok(payload: unknown): Reply {
  return accept(payload, 'observed')
}

/** @throws {RefusalError} with status 404 if there is no such agent */
export function agentOf({ world }: Api, id = ''): Agent {
  return world.agents.agent(id) ?? notFound('agent', id)
}

/** Reads a limit as the service does: what is too large or too small is moved to the bound. */
function limitSchema(usual: number, most: number) {
  const limit = z.coerce.number().transform((given) => Math.min(Math.max(given, 1), most))
  return z.object({ limit: limit.default(usual), env: z.string().optional() })
}

const versionsQuery = limitSchema(50, 200)
const checkRunsQuery = limitSchema(25, 100)

function listVersions(api: Api, call: Call, id?: string): Reply {
  const { limit } = read(versionsQuery, call.query)
  return ok(agentOf(api, id).versions.slice(0, limit))
}

function latestVersion(api: Api, _call: Call, id?: string): Reply {
  const { name, versions } = agentOf(api, id)
  const [newest] = versions
  if (!newest) {
    throw new RefusalError(404, 'NO_VERSIONS', 'The agent has no versions')
  }
  const { semver: _semver, ...row } = newest
  const snapshot = { behavior: { nodes: [], edges: [] }, settings: { displayName: name } }
  return ok({ ...row, branch_id: null, snapshot, revision: 0 })
}

function environmentOf(env = ''): MockEnvironment {
  if (env !== 'staging' && env !== 'production') {
    throw badRequest(`${env} is not an environment with checks`)
  }
  return env
}

function badRequest(message: string): RefusalError {
  return new RefusalError(400, 'BAD_REQUEST', message)
}

function readChecks(api: Api, _call: Call, id?: string, env?: string): Reply {
  const agent = agentOf(api, id)
  const environment = environmentOf(env)
  const checks = agent.checks[environment]
  return ok(checks ? checksBody(checks, agent.id, environment) : null)
}

function checksBody(checks: Checks, agentId: string, environment: MockEnvironment): Fields {
  return {
    id: checks.id,
    agent_id: agentId,
    env_type: environment,
    enabled: checks.enabled,
    scenario_ids: checks.scenarios.map(({ body }) => body.id),
    scenario_names: checks.scenarios.map(({ body }) => body.name),
    simulations_count: checks.simulationsCount,
    evals: checks.judges.map(({ id, versionId, name, targets, required }) => ({
      eval_agent_id: id,
      eval_agent_version_id: versionId,
      ...(name === null ? {} : { name }),
      target_level_keys: targets,
      required,
    })),
    created_at: '2026-03-02T09:00:00.000Z',
    updated_at: '2026-04-20T16:30:00.000Z',
  }
}

const startSchema = z.looseObject({ version_id: z.string().optional() })

function startCheckRun(api: Api, call: Call, id?: string, env?: string): Reply {
  const agent = agentOf(api, id)
  const environment = environmentOf(env)
  const { version_id: versionId = '' } = read(startSchema, call.body ?? {})
  const checks = agent.checks[environment]
  if (!checks?.enabled) {
    throw badRequest(checks ? 'checks are switched off here' : 'no checks configured here')
  }
  const version = versionOf(agent, versionId || defaultVersion(agent, environment))
  if (api.world.agents.active(agent, environment)) {
    throw new RefusalError(409, 'CONFLICT', 'another check run is active')
  }
  const run = api.world.agents.start({ agent, environment, version, checks })
  return { ...ok(checkRunAt(run, Date.now())), status: 202 }
}

function versionOf({ versions }: Agent, id: string | undefined): AgentVersion {
  const version = versions.find((one) => one.id === id)
  if (!version) {
    throw badRequest(
      id === undefined ? 'there is no version to test' : 'no such version of the agent',
    )
  }
  return version
}

/** Every environment but staging means production, as at the service. */
function listCheckRuns(api: Api, call: Call, id?: string): Reply {
  const agent = agentOf(api, id)
  const { limit, env } = read(checkRunsQuery, call.query)
  const environment = env === 'staging' ? 'staging' : 'production'
  const runs = api.world.agents
    .checkRuns()
    .filter((run) => run.agent === agent && run.environment === environment)
  const now = Date.now()
  return ok(runs.slice(0, limit).map((run) => checkRunAt(run, now)))
}

function checkRunOf(api: Api, id = '', runId = ''): CheckRun {
  const agent = agentOf(api, id)
  const run = api.world.agents.checkRuns().find((one) => one.id === runId && one.agent === agent)
  return run ?? notFound('check run', runId)
}

function readCheckRun(api: Api, _call: Call, id?: string, runId?: string): Reply {
  return ok(checkRunAt(checkRunOf(api, id, runId), Date.now()))
}

function cancelCheckRun(api: Api, _call: Call, id?: string, runId?: string): Reply {
  const run = checkRunOf(api, id, runId)
  if (!isActive(run, Date.now())) {
    throw new RefusalError(409, 'CONFLICT', 'already finished')
  }
  return ok(checkRunAt(api.world.agents.cancel(run), Date.now()))
}
