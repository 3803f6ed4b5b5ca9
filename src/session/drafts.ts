/** Drafts of planned scenarios: what the API says of each, and the cases that follow from it. */
import type { BlandClient } from '../client/client.ts'
import type { Run } from '../client/runs.ts'
import type { Scenario } from '../client/scenarios.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { planCases } from '../verdict/cases.ts'
import { isFinished, readState } from '../verdict/status.ts'
import type { Draft } from './plan.ts'

/** Scenarios by id, read one by one. */
export async function draftNamed(
  client: BlandClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Draft[]> {
  const read = [...new Set(ids)].map(async (id): Promise<Draft> => {
    const scenario = await readDefinitions(client, id, signal)
    const cases = planCases({ state: 'launched', definitions: scenario?.assertions ?? null })
    return { scenarioId: id, scenario, run: null, cases }
  })
  return Promise.all(read)
}

/** A listed scenario; where the list leaves its assertions out, they are read one by one. */
export async function draftScenario(
  client: BlandClient,
  scenario: Scenario,
  signal: AbortSignal,
): Promise<Draft> {
  const whole =
    scenario.assertions === null ? await readDefinitions(client, scenario.id, signal) : scenario
  const cases = planCases({ state: 'launched', definitions: whole?.assertions ?? null })
  return { scenarioId: scenario.id, scenario, run: null, cases }
}

/** Drafts for runs that exist: from definitions, and where a run has ended also from its results. */
export async function draftRuns(
  client: BlandClient,
  runs: readonly Run[],
  signal: AbortSignal,
): Promise<readonly Draft[]> {
  const distinctRuns = [...new Map(runs.map((run) => [run.id, run])).values()]
  const ids = [...new Set(distinctRuns.map((run) => run.scenario_id))].filter((id) => id !== null)
  const read = ids.map(async (id) => [id, await readDefinitions(client, id, signal)] as const)
  const scenarios = new Map(await Promise.all(read))
  return Promise.all(
    distinctRuns.map(async (run) => {
      const scenario = scenarios.get(run.scenario_id ?? '') ?? null
      const cases = await planRun(client, { run, scenario }, signal)
      return { scenarioId: run.scenario_id, scenario, run, cases }
    }),
  )
}

async function planRun(
  client: BlandClient,
  { run, scenario }: { readonly run: Run; readonly scenario: Scenario | null },
  signal: AbortSignal,
): Promise<Draft['cases']> {
  const definitions = scenario === null ? null : scenario.assertions
  const createdAt = run.created_at
  if (!isFinished(readState(run.status))) {
    return planCases({ state: 'running', definitions, createdAt })
  }
  const hasResults = (run.assertion_results ?? []).length > 0
  const { assertion_results: results } = hasResults ? run : await client.getRun(run.id, signal)
  return planCases({ state: 'finished', definitions, createdAt, results: results ?? [] })
}

/** A scenario with its assertions; null where it is not for this key, or was deleted. */
export async function readDefinitions(
  client: BlandClient,
  id: string,
  signal: AbortSignal,
): Promise<Scenario | null> {
  try {
    return await client.getScenario(id, signal)
  } catch (error) {
    const status = error instanceof BlandHttpError ? error.failure.status : 0
    if (status === 403 || status === 404) return null
    throw error
  }
}
