import { z } from 'zod'
import type { Fields } from '../script/types.ts'
import type { Agent, AgentVersion } from '../world/agents/agent.ts'
import { isBlocked } from '../world/agents/promotion.ts'
import { agentOf, ok } from './agents.ts'
import type { Api, Call } from './call.ts'
import { read, RefusalError } from './refusal.ts'
import type { Reply } from './reply.ts'
import { route, type Route } from './route.ts'

/** The endpoints that say which version of an agent is where, and move it. */
export const ENVIRONMENT_ROUTES: readonly Route[] = [
  route('GET /v2/agents/:id/environments', listEnvironments),
  route('POST /v2/agents/:id/promote', promote),
]

function listEnvironments(api: Api, _call: Call, id?: string): Reply {
  return ok(environmentsOf(agentOf(api, id)))
}

function environmentsOf({ id, versions, pinned }: Agent): readonly Fields[] {
  return (['dev', 'staging', 'production'] as const).map((env) => {
    const pin = env === 'dev' ? undefined : versions.find((one) => one.id === pinned.get(env))
    const current = pin ? { name: pin.name, semver: pin.semver } : null
    const current_version_id = pin?.id ?? null
    return { id: `${id}-${env}`, env_type: env, current_version_id, current_version: current }
  })
}

const promotionSchema = z.looseObject({ version_id: z.string().optional() })

/** Moves a version, or what is in staging, to production, unless the checks of staging block it. */
function promote(api: Api, call: Call, id?: string): Reply {
  const agent = agentOf(api, id)
  const { version_id: asked } = read(promotionSchema, call.body ?? {})
  const versionId = asked ?? agent.pinned.get('staging')
  const version = agent.versions.find((one) => one.id === versionId)
  if (versionId === undefined) throw new RefusalError(400, 'STAGING_UNPINNED', 'staging is empty')
  if (!version) throw new RefusalError(404, 'VERSION_NOT_FOUND', 'no such version of the agent')
  if (isPinned(agent, version)) {
    throw new RefusalError(400, 'ALREADY_IN_PRODUCTION', 'it is in production already')
  }
  if (isBlocked(agent, version, api.world.agents.checkRuns())) {
    throw new RefusalError(409, 'CHECKS_BLOCKED', 'the required checks of staging did not pass')
  }
  const production_moved = agent.pinned.get('production') !== version.id
  for (const environment of ['staging', 'production']) agent.pinned.set(environment, version.id)
  return ok({ semver: version.semver, environments: environmentsOf(agent), production_moved })
}

function isPinned({ pinned }: Agent, { id }: AgentVersion): boolean {
  return pinned.get('staging') === id && pinned.get('production') === id
}
