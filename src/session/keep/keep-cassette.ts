/** Saves a session in a cassette if the user wants it. */
import type { Requested } from '../../cassette/cassette.ts'
import { recordCassette } from './record-cassette.ts'
import type { Opened } from '../opened.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import type { JudgedScenario } from '../play-scenario.ts'

/** A played scenario with its evaluation. */
interface PlayedScenario {
  readonly scenario: PlannedScenario
  readonly judged: Promise<JudgedScenario>
}

/**
 * Writes the cassette of an ended session. Writes none if the session started nothing or was stopped: its
 * waiters know why.
 *
 * @throws {@link BlandCassetteError} if a conversation was not followed to its end
 */
export async function keepCassette(
  opened: Opened,
  played: readonly PlayedScenario[],
): Promise<void> {
  const { input, batchId, progress } = opened
  const { settings, link } = input
  const { cassette, timing } = settings
  if (cassette?.mode !== 'record' || progress.state === 'refused') return
  const judged = await Promise.allSettled(
    played.map(async (one) => [one.scenario.title, (await one.judged).run] as const),
  )
  const runs = judged.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  if (runs.length < played.length) return
  await recordCassette(cassette.path, {
    client: link.client,
    batchId,
    requested: requestOf(opened),
    redacted: link.redacted,
    runs: new Map(runs),
    timing,
  })
}

/** Returns the request that started the batch; null if the suite did not start it. */
function requestOf({ requested, begun, askedVersion: version }: Opened): Requested | null {
  if (requested === null) return null
  return {
    scenario_ids: requested,
    run_ids: begun ?? [],
    version_number: version?.number ?? null,
    ...(version?.inProduction && { in_production: true }),
  }
}
