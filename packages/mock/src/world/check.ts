import { MockInputError } from '../errors.ts'
import type { MockScript } from '../script/types.ts'
import type { Scenario } from './scenario.ts'

/**
 * Refuses a script with inconsistent ids.
 * @throws {MockInputError} that names the path of the first problem
 */
export function checkReferences(script: MockScript, scenarios: readonly Scenario[]): void {
  const ids = scenarios.map(({ body }) => body.id)
  const { batches = [], runs = [] } = script
  refuse(repeated(ids, (index) => `scenarios[${index}].id`))
  refuse(repeated(idsOf(batches), (index) => `batches[${index}].id`))
  refuse(repeated(idsOf(runs), (index) => `runs[${index}].id`))
  for (const [index, { scenarioIds = [] }] of batches.entries()) {
    refuse(unknown(scenarioIds, ids, (at) => `batches[${index}].scenarioIds[${at}]`))
  }
  const played = runs.map(({ scenarioId }) => scenarioId)
  refuse(unknown(played, ids, (index) => `runs[${index}].scenarioId`))
  for (const [index, scenario] of scenarios.entries()) {
    refuse(strayResult(scenario, `scenarios[${index}].play.results`))
  }
}

type PathOf = (index: number) => string

function refuse(problem: string | undefined): void {
  if (problem !== undefined) {
    throw new MockInputError(problem)
  }
}

function idsOf(things: readonly { readonly id: string }[]): readonly string[] {
  return things.map(({ id }) => id)
}

function repeated(ids: readonly string[], pathOf: PathOf): string | undefined {
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at)
  return index < 0 ? undefined : `${pathOf(index)}: the id ${ids[index]} is used twice`
}

function unknown(
  ids: readonly string[],
  all: readonly string[],
  pathOf: PathOf,
): string | undefined {
  const index = ids.findIndex((id) => !all.includes(id))
  return index < 0 ? undefined : `${pathOf(index)}: no scenario has the id ${ids[index]}`
}

function strayResult({ body, play }: Scenario, path: string): string | undefined {
  const { assertions } = body
  const known = new Set(assertions.flatMap(({ id }, index) => [id, String(index)]))
  const stray = Object.keys(play.results ?? {}).find((key) => !known.has(key))
  return stray === undefined
    ? undefined
    : `${path}.${stray}: neither the id nor the index of an assertion of "${body.name}"` +
        ' (a result that belongs to none goes to play.run.assertion_results)'
}
