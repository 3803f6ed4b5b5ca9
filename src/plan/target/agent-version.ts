/** Keeps version numbers away from agents: no batch can choose the version of an agent. */
import { BlandSelectionError } from '../../errors/option-errors.ts'
import { NEWEST_OF_AGENT, newestOfAgent } from '../../options/version/asked-version.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { Plan } from '../plan.ts'

/** Returns whether every scenario of a plan tests an agent. */
export function playsAgents({ scenarios }: Pick<Plan, 'scenarios'>): boolean {
  return scenarios.length > 0 && scenarios.every(({ agentId }) => agentId !== undefined)
}

/**
 * Returns the note that a version from the environment has no effect on a suite of an agent.
 *
 * @throws {@link BlandSelectionError} if an option requests a version of an agent, or the suite mixes agents with other targets
 */
export function versionNotes(
  plan: Pick<Plan, 'scenarios'>,
  { source, asked: { versionNumber, by } }: Pick<SuiteSettings, 'source' | 'asked'>,
): readonly string[] {
  const agents = plan.scenarios.find(({ agentId }) => agentId !== undefined)
  if (source.kind !== 'launch' || versionNumber === null || agents === undefined) return []
  if (by === 'variable' && playsAgents(plan)) {
    return [`BLAND_VERSION_NUMBER=${versionNumber} has no effect here: ${NEWEST_OF_AGENT}.`]
  }
  throw new BlandSelectionError((name) => {
    const asked = by === 'variable' ? 'BLAND_VERSION_NUMBER' : name('versionNumber')
    return (
      `${asked} does nothing for the scenario “${agents.title}”, which tests an agent: ` +
      `${newestOfAgent(name)}. Leave the version out, or put the scenarios of agents into a suite of their own.`
    )
  })
}
