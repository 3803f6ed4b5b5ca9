/**
 * Waiting for a file that another process writes. It is looked for: a watch misses files on some network
 * disks.
 */
import { existsSync } from 'node:fs'
import { sleep } from 'bland-suite/adapter'

/** The pauses between looks, in milliseconds: what comes soon is seen soon. */
const SHORTEST = 5
const LONGEST = 20

/** Resolves to true when the file is there, to false when the signal aborts before. */
export async function untilThere(path: string, signal: AbortSignal): Promise<boolean> {
  let pause = SHORTEST
  while (!existsSync(path)) {
    if (signal.aborted) return false
    // oxlint-disable-next-line no-await-in-loop -- a look follows a pause
    await sleep(pause, signal)
    pause = Math.min(pause * 1.5, LONGEST)
  }
  return true
}
