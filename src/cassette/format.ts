/** A cassette as text: what is recorded anew differs only where Bland says something else. */
import type { Run } from '../model/run.ts'
import type { Scenario } from '../model/scenario.ts'
import type { Cassette } from './cassette.ts'

/** The text: scenarios and runs by name and id, keys by name. */
export function formatCassette(cassette: Cassette): string {
  return `${JSON.stringify(ordered(cassette), tidy, 2)}\n`
}

function ordered({ scenarios, batch, runs, requested, ...rest }: Cassette): unknown {
  const names = new Map(scenarios.map(({ id, name }) => [id, name ?? '']))
  const byScenario = (list: readonly Run[]): readonly Run[] =>
    sortBy(list, ({ id, scenario_id: scenario }) => [
      names.get(scenario ?? '') ?? '',
      scenario ?? '',
      id,
    ])
  return {
    ...rest,
    requested: requested && {
      ...requested,
      scenario_ids: requested.scenario_ids.toSorted(),
      run_ids: requested.run_ids?.toSorted(),
    },
    scenarios: sortBy(scenarios, ({ id, name }) => [name ?? '', id]).map(whatIsUsed),
    batch: batch && { ...batch, runs: byScenario(batch.runs) },
    runs: byScenario(runs),
  }
}

/** What is used of a scenario: its prompts and its request data are nobody's business here. */
function whatIsUsed(scenario: Scenario): Scenario {
  const { id, name, pathway_id, persona_id, category, enabled, max_turns, assertions } = scenario
  const { is_required_for_promotion } = scenario
  const target = { pathway_id, persona_id }
  return {
    id,
    name,
    ...target,
    category,
    enabled,
    is_required_for_promotion,
    max_turns,
    assertions,
  }
}

function sortBy<T>(list: readonly T[], keysOf: (item: T) => readonly string[]): readonly T[] {
  const keyed = list.map((item) => ({ item, key: keysOf(item).join('\u0000') }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item)
}

/** Objects by their keys; lists stay in their order. What may be secret was left out on reading. */
function tidy(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
