/** Formats a cassette so that a new recording differs only where Bland's answers do. */
import type { Run } from '../model/run.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Cassette, RecordedBatch, Requested } from './cassette.ts'

/** Formats a cassette: scenarios and runs sorted by name and id, keys by name. */
export function formatCassette(cassette: Cassette): string {
  return `${JSON.stringify(ordered(cassette), tidy, 2)}\n`
}

function ordered({ scenarios, batch, later, runs, requested, ...rest }: Cassette): unknown {
  const names = new Map(scenarios.map(({ id, name }) => [id, name ?? '']))
  const byScenario = (list: readonly Run[]): readonly Run[] =>
    sortBy(list, ({ id, scenario_id: scenario }) => [
      names.get(scenario ?? '') ?? '',
      scenario ?? '',
      id,
    ])
  const orderedBatch = (one: RecordedBatch): RecordedBatch => ({
    ...one,
    runs: byScenario(one.runs),
  })
  return {
    ...rest,
    requested: requested && orderedRequest(requested),
    scenarios: sortBy(scenarios, ({ id, name }) => [name ?? '', id]).map(whatIsUsed),
    batch: batch && orderedBatch(batch),
    ...(later !== undefined && {
      later: later.map((one) => ({
        requested: one.requested && orderedRequest(one.requested),
        batch: orderedBatch(one.batch),
      })),
    }),
    runs: byScenario(runs),
  }
}

function orderedRequest(requested: Requested): Requested {
  const { scenario_ids: scenarios, run_ids: runs } = requested
  return { ...requested, scenario_ids: scenarios.toSorted(), run_ids: runs?.toSorted() }
}

/** Keeps only the used fields of a scenario, without its prompts and request data. */
function whatIsUsed(scenario: Scenario): Scenario {
  const { id, name, pathway_id, persona_id, category, enabled, max_turns, assertions } = scenario
  const { is_required_for_promotion, agent_id, tags, fingerprint } = scenario
  const target = { pathway_id, persona_id, agent_id }
  return {
    id,
    name,
    ...target,
    category,
    tags,
    enabled,
    is_required_for_promotion,
    max_turns,
    assertions,
    ...(fingerprint !== undefined && { fingerprint }),
  }
}

function sortBy<T>(list: readonly T[], keysOf: (item: T) => readonly string[]): readonly T[] {
  const keyed = list.map((item) => ({ item, key: keysOf(item).join('\u0000') }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item)
}

/** Sorts the keys of objects; lists keep their order. Secrets were removed on reading. */
function tidy(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
