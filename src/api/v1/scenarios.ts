/** Scenarios: https://docs.bland.ai/api-v1/get/agent-testing-scenarios and …-scenarios-id. */
import { z } from 'zod'
import { BlandResponseError } from '../../errors/response-error.ts'
import { readExtent } from '../../model/extent.ts'
import { scenarioSchema } from '../../model/scenario.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { Transport } from '../http/transport.ts'
import { findList, readAs, sameId } from './read-body.ts'

/**
 * A filter for scenarios. Each field is sent as the query parameter of the same meaning:
 * https://docs.bland.ai/api-v1/get/agent-testing-scenarios
 */
export interface ScenarioFilter {
  /** Only scenarios of this pathway. */
  readonly pathwayId?: string | undefined
  /** Only scenarios of this persona. */
  readonly personaId?: string | undefined
  /** Only scenarios of this agent. */
  readonly agentId?: string | undefined
  /** Only scenarios of this category. */
  readonly category?: string | undefined
  /** Only enabled scenarios; `false`: only disabled ones. */
  readonly enabled?: boolean | undefined
}

/**
 * Lists scenarios; the endpoint has no pages. Removes duplicates, so that none is played and paid for
 * twice. `GET /v1/agent-testing/scenarios`
 *
 * @throws {@link BlandResponseError} if the API says that there are more than it returns
 */
export async function listScenarios(
  transport: Transport,
  filter: ScenarioFilter,
  signal?: AbortSignal,
): Promise<Scenario[]> {
  const entries = [
    ['pathway_id', filter.pathwayId],
    ['persona_id', filter.personaId],
    ['agent_id', filter.agentId],
    ['category', filter.category],
    ['enabled', filter.enabled?.toString()],
  ].filter((entry): entry is [string, string] => entry[1] !== undefined)
  const path = '/v1/agent-testing/scenarios'
  const body = await transport({ method: 'GET', path, query: Object.fromEntries(entries), signal })
  const list = findList('scenarios', body, `GET ${path}`)
  const extent = readExtent(body)
  // The list has no pages, so any count is the total.
  const total = extent.total ?? extent.count
  if (!extent.hasMore && (total ?? 0) <= list.length) {
    const scenarios = readAs(z.array(scenarioSchema), list, `GET ${path}`)
    return [...new Map(scenarios.map((one) => [one.id, one])).values()]
  }
  const count = total === null ? 'says that there are more' : `counts ${total}`
  const problem = `it has ${list.length} scenarios and ${count}, and more cannot be requested`
  throw new BlandResponseError(`GET ${path}`, problem, { body })
}

/** Reads one scenario. `GET /v1/agent-testing/scenarios/{id}` */
export async function getScenario(
  transport: Transport,
  scenarioId: string,
  signal?: AbortSignal,
): Promise<Scenario> {
  const path = `/v1/agent-testing/scenarios/${encodeURIComponent(scenarioId)}`
  const body = await transport({ method: 'GET', path, signal })
  return sameId(readAs(scenarioSchema, body, `GET ${path}`), scenarioId, `GET ${path}`)
}
