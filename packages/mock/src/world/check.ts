import type { MockPlay, MockScript } from '../script/types.ts'
import { checkAgent } from './agents/check-agent.ts'
import { refuse, repeated, unknown } from './refuse.ts'
import type { Scenario } from './scenario.ts'

/**
 * Refuses a script with inconsistent ids.
 * @throws {MockInputError} that names the path of the first problem
 */
export function checkReferences(script: MockScript, scenarios: readonly Scenario[]): void {
  const ids = scenarios.map(({ body }) => body.id)
  const { batches = [], runs = [], agents = [] } = script
  refuse(repeated(ids, (index) => `scenarios[${index}].id`))
  refuse(repeated(idsOf(batches), (index) => `batches[${index}].id`))
  refuse(repeated(idsOf(runs), (index) => `runs[${index}].id`))
  for (const [index, { scenarioIds = [] }] of batches.entries()) {
    refuse(unknown(scenarioIds, { all: ids }, (at) => `batches[${index}].scenarioIds[${at}]`))
  }
  const played = runs.map(({ scenarioId }) => scenarioId)
  refuse(unknown(played, { all: ids }, (index) => `runs[${index}].scenarioId`))
  refuse(repeated(idsOf(agents), (index) => `agents[${index}].id`))
  for (const [index, agent] of agents.entries()) {
    checkAgent(agent, `agents[${index}]`, scenarios)
  }
  for (const [index, scenario] of scenarios.entries()) {
    const path = `scenarios[${index}].play`
    refuse(strayResult(scenario, scenario.play.results, `${path}.results`))
    for (const [turn, { results }] of (scenario.play.attempts ?? []).entries()) {
      refuse(strayResult(scenario, results, `${path}.attempts[${turn}].results`))
    }
  }
}

function idsOf(things: readonly { readonly id: string }[]): readonly string[] {
  return things.map(({ id }) => id)
}

function strayResult(
  { body }: Scenario,
  results: MockPlay['results'],
  path: string,
): string | undefined {
  const { assertions } = body
  const known = new Set(assertions.flatMap(({ id }, index) => [id, String(index)]))
  const stray = Object.keys(results ?? {}).find((key) => !known.has(key))
  return stray === undefined
    ? undefined
    : `${path}.${stray}: neither the id nor the index of an assertion of "${body.name}"` +
        ' (a result that belongs to none goes to play.run.assertion_results)'
}
