/** Decides which runs of a batch belong to a suite. */
import type { Draft } from './plan.ts'
import { isNamed, isSelected } from './select.ts'
import type { Selection } from '../options/settings.ts'
import { isAimedAt } from './target/target.ts'
import type { Targeting } from './target/target.ts'

/** Returns whether a run of an existing batch belongs to a suite. Its starter has already decided about `enabled`. */
export function owns({ scenario, scenarioId, run }: Draft, selection: Selection): boolean {
  const named = { id: scenarioId ?? '', name: nameOfDraft({ scenario, run }) }
  if (!isNamed(named, selection)) return false
  return scenario === null
    ? isAimedAt(targetOfRun(run), selection)
    : isSelected({ ...scenario, enabled: null }, selection)
}

/** Returns what a run says it tests, for a scenario that cannot be read. Runs name no persona. */
function targetOfRun(run: Draft['run']): Targeting {
  const { agent_id: agentId = null, pathway_id: pathwayId = null } = run ?? {}
  return { agent_id: agentId, pathway_id: pathwayId, persona_id: null }
}

/** Returns the name of a draft's scenario; null if unknown. */
export function nameOfDraft({ scenario, run }: Pick<Draft, 'scenario' | 'run'>): string | null {
  return scenario?.name ?? run?.scenario?.name ?? null
}
