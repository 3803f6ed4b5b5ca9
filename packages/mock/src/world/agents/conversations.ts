import type { Fields } from '../../script/types.ts'
import { playRun, type PlaySettings, type Run } from '../run.ts'
import type { Checks } from './agent.ts'

/** A check run that starts. */
interface Start {
  readonly id: string
  readonly checks: Checks
  readonly simulationSetId: string
  readonly createdAt: string
  readonly startedAt: number
  readonly plannedEnd: number
}

/** Plays the conversations of a check run, one after the other. Their bodies have the fields of September 2026. */
export function playConversations(start: Start, settings: PlaySettings): readonly Run[] {
  const { scenarios, simulationsCount } = start.checks
  const count = scenarios.length * simulationsCount
  const share = (start.plannedEnd - start.startedAt) / (count + 1)
  return scenarios.flatMap((scenario, at) =>
    Array.from({ length: simulationsCount }, (_, index) => {
      const position = at * simulationsCount + index
      const judged = judgedFields(start.simulationSetId, index + 1)
      const play = { takes: share * (position + 1), run: { ...scenario.play.run, ...judged } }
      const id = settings.dice.uuid(`${start.id}/conversation/${position}`)
      const { createdAt, startedAt } = start
      const facts = { id, batchId: null, versionNumber: null, createdAt, startedAt }
      const pace = { ...settings, speed: 1, shape: 'current' } as const
      const run = playRun({ ...facts, scenario: { ...scenario, play } }, pace)
      return { ...run, current: { ...run.current, ...judged } }
    }),
  )
}

/** Returns the fields of a conversation that judges rate: it has no results of its own. */
function judgedFields(simulationSetId: string, index: number): Fields {
  return {
    status: 'COMPLETE',
    trigger_source: 'simulation',
    simulation_set_id: simulationSetId,
    simulation_index: index,
    overall_score: null,
    bland_tone_score: null,
    assertion_results: [],
  }
}
