/** Saves a session in a cassette if the user wants it. */
import type { Requested } from '../../cassette/cassette.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import { refusalOf } from '../opened.ts'
import type { Opened } from '../opened.ts'
import type { JudgedScenario } from '../play-scenario.ts'
import type { PlayedAttempt } from './read-attempt.ts'
import { recordCassette } from './record-cassette.ts'

/** A played scenario with its evaluation. */
interface PlayedScenario {
  readonly scenario: Pick<PlannedScenario, 'title'>
  readonly judged: Promise<JudgedScenario>
}

/** An attempt of a session, with the scenarios that it played. */
export interface KeptAttempt {
  readonly opened: Opened
  readonly played: readonly PlayedScenario[]
}

/**
 * Writes the cassette of an ended session with its attempts, in their order. Writes none if the session
 * started nothing or was stopped: its waiters know why.
 *
 * @throws {@link BlandCassetteError} if a conversation was not followed to its end
 */
export async function keepCassette(attempts: readonly KeptAttempt[]): Promise<void> {
  const started = attempts.filter(({ opened }) => refusalOf(opened) === null)
  const [first] = started
  if (first === undefined) return
  const { settings, link } = first.opened.input
  const { cassette, timing } = settings
  if (cassette?.mode !== 'record') return
  const [own, ...later] = (await Promise.all(started.map(evaluated))).flatMap((one) => one ?? [])
  if (own === undefined || later.length + 1 < started.length) return
  const { client, redacted } = link
  await recordCassette(cassette.path, { client, redacted, timing }, [own, ...later])
}

/** Returns an attempt with its runs; null if it was stopped. */
async function evaluated({ opened, played }: KeptAttempt): Promise<PlayedAttempt | null> {
  const judged = await Promise.allSettled(
    played.map(async (one) => [one.scenario.title, (await one.judged).run] as const),
  )
  const runs = judged.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  if (runs.length < played.length) return null
  return { batchId: opened.batchId, requested: requestOf(opened), runs: new Map(runs) }
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
