/** The session of repeated attempts. The ids that it tells are those of the first batch. */
import type { PlannedScenario } from '../../plan/plan.ts'
import { keepCassette } from '../keep/keep-cassette.ts'
import { waitingFor } from '../session.ts'
import type { Session } from '../session.ts'
import type { SessionInput } from '../session-input.ts'
import { startedBatches } from './attempt.ts'
import { playCampaign } from './campaign.ts'

/** Opens a session whose scenarios may be played more than once. */
export function openCampaign(
  input: SessionInput,
  chosen: readonly PlannedScenario[],
  closing: AbortController,
): Session {
  const { first, begun, scenarios, suite, attempts } = playCampaign(input, chosen, closing.signal)
  const opened = first.then((attempt) => attempt.opened)
  return {
    ...waitingFor({ opened, scenarios, suite }),
    batches: async () => {
      await Promise.allSettled([attempts])
      return startedBatches(begun)
    },
    close: async () => {
      closing.abort()
      await Promise.allSettled([...scenarios.values(), suite])
      const [played] = await Promise.allSettled([attempts])
      if (played.status === 'fulfilled') await keepCassette(played.value)
    },
  }
}
