/** Drafts of planned scenarios: the API's data about each, and the cases that follow from it. */
import type { BlandClient } from '../api/client.ts'
import type { Run } from '../model/run.ts'
import type { Scenario } from '../model/scenario.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { BlandResponseError } from '../errors/response-error.ts'
import { planCases } from '../verdict/plan-cases.ts'
import { isFinished, readState } from '../verdict/status.ts'
import type { Draft } from './plan.ts'

/** Reads scenarios by id, one by one. */
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

/** The parts of a scenario that a plan needs: its assertions, or also how it plays. */
export type Needs = 'assertions' | 'play'

/** Drafts a listed scenario. If the list leaves out what is needed, the scenario is read. */
export async function draftScenario(
  client: BlandClient,
  { scenario, needs }: { readonly scenario: Scenario; readonly needs: Needs },
  signal: AbortSignal,
): Promise<Draft> {
  const lacksPlay = needs === 'play' && typeof scenario.fingerprint !== 'string'
  const isShort = lacksPlay || (scenario.assertions ?? []).length === 0
  const whole = isShort ? await readDefinitions(client, scenario.id, signal) : scenario
  const cases = planCases({ state: 'launched', definitions: whole?.assertions ?? null })
  return {
    scenarioId: scenario.id,
    scenario: lacksPlay ? (whole ?? scenario) : scenario,
    run: null,
    cases,
  }
}

/** Drafts existing runs: from definitions, and from results if a run has ended. */
export async function draftRuns(
  client: BlandClient,
  runs: readonly Run[],
  signal: AbortSignal,
): Promise<readonly Draft[]> {
  const distinctRuns = [...new Map(runs.map((run) => [run.id, run])).values()]
  const ids = [...new Set(distinctRuns.map((run) => run.scenario_id))].filter((id) => id !== null)
  const read = ids.map(async (id) => [id, await orNothing(client.getScenario(id, signal))] as const)
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
  const whole = hasResults ? run : await orNothing(client.getRun(run.id, signal))
  const results = whole?.assertion_results ?? []
  return planCases({ state: 'finished', definitions, createdAt, results })
}

/** Reads a scenario with its assertions; null if it was deleted or is hidden from this key. */
export async function readDefinitions(
  client: BlandClient,
  id: string,
  signal: AbortSignal,
): Promise<Scenario | null> {
  try {
    return await client.getScenario(id, signal)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/** Returns null for one unreadable run or scenario, so that it hides no other. Its cases report it. */
async function orNothing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (isGone(error) || error instanceof BlandResponseError) return null
    throw error
  }
}

function isGone(error: unknown): boolean {
  return error instanceof BlandHttpError && [403, 404].includes(error.failure.status)
}
