/** Finds the scenarios that a filter, or another person's batch, left out of a suite. */
import type { BlandClient } from '../api/client.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { oneLine } from '../verdict/title.ts'
import { draftNamed } from './drafts.ts'
import { readPlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import { targetIn, targetOf } from './target/target.ts'
import type { Target } from './target/target.ts'
import { EVERY_SCENARIO } from '../options/settings.ts'
import type { SuiteSettings } from '../options/settings.ts'

/**
 * Reads the names of all scenarios of the suite's agent, pathway or persona, and of its batch. Called only if the
 * rules of a suite name a scenario that its plan does not have.
 */
export async function readLeftOut(
  client: BlandClient,
  settings: SuiteSettings,
  plan: Plan,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { kind } = settings.source
  const [listed, played] = await Promise.all([
    readListed(client, settings, plan, signal),
    kind === 'attach' || kind === 'replay'
      ? readPlan(client, { ...settings, selection: EVERY_SCENARIO }, signal)
      : null,
  ])
  return [...listed, ...(played?.scenarios ?? []).map(({ name }) => name)]
}

async function readListed(
  client: BlandClient,
  { selection }: SuiteSettings,
  plan: Plan,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const target = targetOf(selection) ?? (await playedTarget(client, plan, signal))
  if (target === null) return []
  try {
    const scenarios = await client.listScenarios(target, signal)
    return scenarios.map(({ name }) => oneLine(name ?? ''))
  } catch (error) {
    // A key that may read a batch may be forbidden to list scenarios.
    if (error instanceof BlandHttpError && [403, 404].includes(error.failure.status)) return []
    throw error
  }
}

/** Returns the target of a scenario of the plan; null if unknown. */
async function playedTarget(
  client: BlandClient,
  { scenarios }: Plan,
  signal: AbortSignal,
): Promise<Target | null> {
  const id = scenarios.find(({ scenarioId }) => scenarioId !== null)?.scenarioId ?? null
  const [draft] = id === null ? [] : await draftNamed(client, [id], signal)
  const scenario = draft?.scenario ?? null
  return scenario === null ? null : targetIn(scenario)
}
