/**
 * Waiting for a file that another process writes. It is looked for: a watch misses files on some network
 * disks.
 */
import { existsSync } from 'node:fs'
import { monotonic, sleep } from 'bland-suite/adapter'

/** The pauses between looks, in milliseconds: what comes soon is seen soon. */
const SHORTEST = 4
const LONGEST = 40
/** Of the time that was waited so far. */
const SHARE = 0.05

/** Resolves to true when the file is there, to false when the signal aborts before. */
export async function untilThere(path: string, signal: AbortSignal): Promise<boolean> {
  const started = monotonic()
  while (!existsSync(path)) {
    if (signal.aborted) return false
    const share = (monotonic() - started) * SHARE
    // oxlint-disable-next-line no-await-in-loop -- a look follows a pause
    await sleep(Math.min(Math.max(share, SHORTEST), LONGEST), signal)
  }
  return true
}
