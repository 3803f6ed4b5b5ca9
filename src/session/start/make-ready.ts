/** Finds out whether a session may start, and what it plays. */
import { messageOf } from '../../errors/thrown.ts'
import type { Plan, PlannedScenario } from '../../plan/plan.ts'
import type { Launch, Started } from '../launch.ts'
import type { SessionInput } from '../session-input.ts'

/** A session that may start, or the reason why not. */
export type Ready =
  | { readonly state: 'ready'; readonly plan: Plan; readonly launch: Launch }
  | (Extract<Started, { state: 'refused' }> & { readonly plan: Plan })

/** Compares the plan with Bland, and finds the requested version. Never rejects. */
export async function makeReady(
  { link, plan, settings }: SessionInput,
  chosen: readonly PlannedScenario[],
  signal: AbortSignal,
): Promise<Ready> {
  const isLaunch = settings.source.kind === 'launch'
  try {
    const isEmpty = isLaunch && chosen.length === 0
    const played = isEmpty ? plan : ((await link.verify?.(signal)) ?? plan)
    const scenarioIds = idsOf(played, chosen)
    if (isLaunch && scenarioIds.length === 0) return { state: 'refused', reason: NOTHING, plan }
    const version = await link.askVersion(signal)
    return { state: 'ready', plan: played, launch: { scenarioIds, version, signal } }
  } catch (error) {
    return { state: 'refused', reason: messageOf(error), plan }
  }
}

const NOTHING = 'no scenario is selected, so no batch was started'

/** Returns the ids of the chosen scenarios that Bland still has. */
function idsOf({ scenarios }: Plan, chosen: readonly PlannedScenario[]): readonly string[] {
  const keys = new Set(chosen.map(({ key }) => key))
  return scenarios.flatMap(({ key, scenarioId }) =>
    scenarioId !== null && keys.has(key) ? [scenarioId] : [],
  )
}
