/** Finds runs that joined a batch after the suite was planned. */
import type { SessionInput } from './session-input.ts'
import type { Run } from '../model/run.ts'
import { readDefinitions } from '../plan/drafts.ts'
import type { Following } from './follow/follow.ts'
import { owns } from '../plan/owns.ts'

/**
 * Makes the function that finds, among the runs of a batch, those that belong to the suite but were unknown
 * when it was planned. It reads the definitions of each once.
 */
export function findUnplanned(
  { plan, link }: Pick<SessionInput, 'plan' | 'link'>,
  by: Following,
): (runs: readonly Run[]) => Promise<readonly Run[]> {
  const known = plan.batchRuns === null ? null : new Set(plan.batchRuns)
  const found = new Map<string, Promise<boolean>>()
  const isOwned = async (run: Run): Promise<boolean> => {
    const { scenario_id: scenarioId } = run
    const scenario =
      scenarioId === null ? null : await readDefinitions(by.client, scenarioId, by.signal)
    return owns({ scenarioId, scenario, run, cases: [] }, link.selection)
  }
  return async (runs) => {
    const late = known === null ? [] : runs.filter(({ id }) => !known.has(id))
    const owned = await Promise.all(
      late.map((run) => {
        const asked = found.get(run.id) ?? isOwned(run)
        found.set(run.id, asked)
        return asked
      }),
    )
    return late.filter((_run, index) => owned[index] === true)
  }
}
