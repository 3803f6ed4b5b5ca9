/** Scenarios: https://docs.bland.ai/api-v1/get/agent-testing-scenarios and …-scenarios-id. */
import { z } from 'zod'
import { BlandResponseError } from '../../errors/response-error.ts'
import { readExtent } from '../../model/extent.ts'
import { scenarioSchema } from '../../model/scenario.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { Transport } from '../http/transport.ts'
import { findList, readAs, sameId } from './read-body.ts'

/**
 * What to list; each is sent as a query parameter of the same meaning:
 * https://docs.bland.ai/api-v1/get/agent-testing-scenarios
 */
export interface ScenarioFilter {
  /** Those of this pathway. */
  readonly pathwayId?: string | undefined
  /** Those of this persona. */
  readonly personaId?: string | undefined
  /** Those of this category. */
  readonly category?: string | undefined
  /** Those that are enabled, or with `false` those that are not. */
  readonly enabled?: boolean | undefined
}

/**
 * `GET /v1/agent-testing/scenarios`, which has no pages. Each scenario is given once: what is listed twice is
 * not to be played, and paid for, twice.
 *
 * @throws {@link BlandResponseError} where it says that there are more than it gives
 */
export async function listScenarios(
  transport: Transport,
  filter: ScenarioFilter,
  signal?: AbortSignal,
): Promise<Scenario[]> {
  const entries = [
    ['pathway_id', filter.pathwayId],
    ['persona_id', filter.personaId],
    ['category', filter.category],
    ['enabled', filter.enabled?.toString()],
  ].filter((entry): entry is [string, string] => entry[1] !== undefined)
  const path = '/v1/agent-testing/scenarios'
  const body = await transport({ method: 'GET', path, query: Object.fromEntries(entries), signal })
  const list = findList('scenarios', body, `GET ${path}`)
  const extent = readExtent(body)
  // It has no pages, so that whatever it counts is all that there are.
  const total = extent.total ?? extent.count
  if (!extent.hasMore && (total ?? 0) <= list.length) {
    const scenarios = readAs(z.array(scenarioSchema), list, `GET ${path}`)
    return [...new Map(scenarios.map((one) => [one.id, one])).values()]
  }
  const count = total === null ? 'says that there are more' : `counts ${total}`
  const problem = `it has ${list.length} scenarios and ${count}, and further ones cannot be asked for`
  throw new BlandResponseError(`GET ${path}`, problem, { body })
}

/** `GET /v1/agent-testing/scenarios/{id}` */
export async function getScenario(
  transport: Transport,
  scenarioId: string,
  signal?: AbortSignal,
): Promise<Scenario> {
  const path = `/v1/agent-testing/scenarios/${encodeURIComponent(scenarioId)}`
  const body = await transport({ method: 'GET', path, signal })
  return sameId(readAs(scenarioSchema, body, `GET ${path}`), scenarioId, `GET ${path}`)
}
