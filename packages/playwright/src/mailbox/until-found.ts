/**
 * Waiting for what another process writes. It is looked for: a watch misses files on some network disks.
 */
import { monotonic, sleep } from 'bland-suite/internal/worker'

/** The pauses between looks, in milliseconds: what comes soon is seen soon. */
const SHORTEST = 4
const LONGEST = 40
/** Of the time that was waited so far. */
const SHARE = 0.05

/** What a look finds at last; null where the signal aborts before. */
export async function untilFound<T>(look: () => T | null, signal: AbortSignal): Promise<T | null> {
  const started = monotonic()
  for (let found = look(); ; found = look()) {
    if (found !== null || signal.aborted) return found
    const share = (monotonic() - started) * SHARE
    // oxlint-disable-next-line no-await-in-loop -- a look follows a pause
    await sleep(Math.min(Math.max(share, SHORTEST), LONGEST), signal)
  }
}
