/** Records an ended session in a cassette. */
import { setMaxListeners } from 'node:events'
import { NativeAbortSignal } from '../../util/native.ts'
import { readDefinitions } from '../../plan/drafts.ts'
import { writeCassette } from '../../cassette/file.ts'
import { readAttempt } from './read-attempt.ts'
import type { Played, PlayedAttempt } from './read-attempt.ts'

/** How much longer recording may take, in milliseconds. */
const PATIENCE = 60_000

/**
 * Writes the cassette of a session with its whole batches, even runs that a filter left out.
 *
 * @throws {@link BlandCassetteError} if a part was not followed to its end; an existing cassette stays
 */
export async function recordCassette(
  path: string,
  played: Played,
  attempts: readonly [PlayedAttempt, ...PlayedAttempt[]],
): Promise<void> {
  const { client, timing, redacted } = played
  const signal = deadlineIn(timing.settleTimeout + PATIENCE)
  const [first, ...later] = attempts
  const { batch, runs } = await readAttempt(path, played, first, signal)
  const others = await Promise.all(
    later.map(async (one) => ({ one, read: await readAttempt(path, played, one, signal) })),
  )
  const all = [...runs, ...others.flatMap(({ read }) => read.runs)]
  const ids = [...new Set(all.map((run) => run.scenario_id))].filter((id) => id !== null)
  const scenarios = await Promise.all(ids.map((id) => readDefinitions(client, id, signal)))
  const recorded = others.flatMap(({ one, read }) =>
    read.batch === null ? [] : [{ requested: one.requested, batch: read.batch }],
  )
  writeCassette(path, {
    version: recorded.length === 0 ? 1 : 2,
    host: client.host,
    redacted,
    requested: first.requested,
    scenarios: scenarios.filter((scenario) => scenario !== null),
    batch,
    ...(recorded.length > 0 && { later: recorded }),
    runs: all,
  })
}

/** Makes a deadline for many requests. Each listens, which Node would take for a leak. */
function deadlineIn(ms: number): AbortSignal {
  const signal = NativeAbortSignal.timeout(ms)
  setMaxListeners(0, signal)
  return signal
}
