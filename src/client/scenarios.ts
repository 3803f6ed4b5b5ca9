/** Scenarios: https://docs.bland.ai/api-v1/get/agent-testing-scenarios and …-scenarios-id. */
import { z } from 'zod'
import { flag, id, optionalId, number, readAs, readList, sameId, text } from './read.ts'
import type { Transport } from './transport.ts'

/**
 * What a scenario asserts. `type` and `config` are an open set: shown, never validated.
 * `is_required` and `order` are null where the API did not say.
 */
export interface AssertionDefinition {
  readonly id: string
  readonly type: string
  readonly name: string | null
  readonly config: Readonly<Record<string, unknown>>
  readonly is_required: boolean | null
  readonly weight: number | null
  readonly order: number | null
  readonly [unknownKey: string]: unknown
}

/** A scenario as the API returns it; keys that bland-suite does not use are kept. */
export interface Scenario {
  readonly id: string
  readonly name: string | null
  readonly pathway_id: string | null
  readonly persona_id: string | null
  readonly category: string | null
  readonly enabled: boolean | null
  readonly is_required_for_promotion: boolean | null
  readonly max_turns: number | null
  /** null where the body had none: then the assertions are unknown, not absent. */
  readonly assertions: readonly AssertionDefinition[] | null
  readonly [unknownKey: string]: unknown
}

const assertionDefinition: z.ZodType<AssertionDefinition> = z.looseObject({
  id,
  type: z.string(),
  name: text,
  config: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((config) => config ?? {}),
  is_required: flag,
  weight: number,
  order: number,
})

/** Reads one scenario, from the API or from anywhere else. */
export const scenarioSchema: z.ZodType<Scenario> = z.looseObject({
  id,
  name: text,
  pathway_id: optionalId,
  persona_id: optionalId,
  category: text,
  enabled: flag,
  is_required_for_promotion: flag,
  max_turns: number,
  assertions: z
    .array(assertionDefinition)
    .nullish()
    .transform((list) => list ?? null),
})

/** What to list; each is sent as a query parameter of the same meaning. */
export interface ScenarioFilter {
  readonly pathwayId?: string | undefined
  readonly personaId?: string | undefined
  readonly category?: string | undefined
  readonly enabled?: boolean | undefined
}

/** `GET /v1/agent-testing/scenarios` */
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
  return readList({ key: 'scenarios', entry: scenarioSchema }, body, `GET ${path}`)
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
