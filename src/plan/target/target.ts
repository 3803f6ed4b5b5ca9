/** The targets of scenarios: an agent, a pathway or a persona. */
import type { Scenario } from '../../model/scenario.ts'
import type { Selection } from '../../options/settings.ts'

/** The targets of a selection or a scenario, as a filter for scenarios; undefined for none. */
export interface Target {
  readonly agentId: string | undefined
  readonly pathwayId: string | undefined
  readonly personaId: string | undefined
}

/** The fields of a scenario that say what it tests. */
export type Targeting = Pick<Scenario, 'agent_id' | 'pathway_id' | 'persona_id'>

/** Returns the requested targets; null if there are none. */
export function targetOf({
  agentId,
  pathwayId,
  personaId,
}: Pick<Selection, 'agentId' | 'pathwayId' | 'personaId'>): Target | null {
  if (agentId === null && pathwayId === null && personaId === null) return null
  return {
    agentId: agentId ?? undefined,
    pathwayId: pathwayId ?? undefined,
    personaId: personaId ?? undefined,
  }
}

/** Returns the targets of a scenario; null if it says none. */
export function targetIn({ agent_id, pathway_id, persona_id }: Targeting): Target | null {
  return targetOf({ agentId: agent_id, pathwayId: pathway_id, personaId: persona_id })
}

/**
 * Returns whether a scenario tests what was requested. One that tests only something else does not, even
 * though it says nothing of the requested kind; one that says no target at all may.
 */
export function isAimedAt(scenario: Targeting, selection: Selection): boolean {
  const [wanted, has] = [targetOf(selection), targetIn(scenario)]
  if (wanted === null || has === null) return true
  const pairs = KINDS.map((kind) => [wanted[kind], has[kind]] as const)
  const known = pairs.filter(([want, own]) => want !== undefined && own !== undefined)
  return known.length > 0 && known.every(([want, own]) => want === own)
}

const KINDS = ['agentId', 'pathwayId', 'personaId'] as const
