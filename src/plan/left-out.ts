/** Finds the scenarios that a filter, or another person's batch, left out of a suite. */
import type { BlandClient } from '../api/client.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { oneLine } from '../verdict/title.ts'
import { draftNamed } from './drafts.ts'
import { readPlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import { EVERY_SCENARIO } from '../options/settings.ts'
import type { SuiteSettings } from '../options/settings.ts'

/**
 * Reads the names of all scenarios of the suite's pathway or persona, and of its batch. Called only if the
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
  const { pathwayId, personaId } = selection
  const target =
    pathwayId === null && personaId === null
      ? await targetOf(client, plan, signal)
      : { pathwayId, personaId }
  if (target === null) return []
  const filter = {
    pathwayId: target.pathwayId ?? undefined,
    personaId: target.personaId ?? undefined,
  }
  try {
    const scenarios = await client.listScenarios(filter, signal)
    return scenarios.map(({ name }) => oneLine(name ?? ''))
  } catch (error) {
    // A key that may read a batch may be forbidden to list scenarios.
    if (error instanceof BlandHttpError && [403, 404].includes(error.failure.status)) return []
    throw error
  }
}

interface Target {
  readonly pathwayId: string | null
  readonly personaId: string | null
}

/** Returns the pathway or persona of a scenario of the plan; null if unknown. */
async function targetOf(
  client: BlandClient,
  { scenarios }: Plan,
  signal: AbortSignal,
): Promise<Target | null> {
  const id = scenarios.find(({ scenarioId }) => scenarioId !== null)?.scenarioId ?? null
  const [draft] = id === null ? [] : await draftNamed(client, [id], signal)
  const { pathway_id: pathwayId = null, persona_id: personaId = null } = draft?.scenario ?? {}
  return pathwayId === null && personaId === null ? null : { pathwayId, personaId }
}
