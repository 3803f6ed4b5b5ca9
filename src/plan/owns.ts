/** Which runs of a batch a suite owns. */
import type { Draft } from './plan.ts'
import { isNamed, isSelected } from './select.ts'
import type { Selection } from '../options/settings.ts'

/** Whether a suite owns a run of somebody's batch. Whoever started it has decided about `enabled`. */
export function owns({ scenario, scenarioId, run }: Draft, selection: Selection): boolean {
  const named = { id: scenarioId ?? '', name: nameOfDraft({ scenario, run }) }
  if (!isNamed(named, selection)) return false
  return scenario === null || isSelected({ ...scenario, enabled: null }, selection)
}

/** The name of a draft's scenario; null where nobody says it. */
export function nameOfDraft({ scenario, run }: Pick<Draft, 'scenario' | 'run'>): string | null {
  return scenario?.name ?? run?.scenario?.name ?? null
}
