/** Waits for a batch that somebody else has just started: a suite is planned from all of its runs. */
import { debugSession } from '../util/debug.ts'
import { monotonic, sleep } from '../util/native.ts'
import type { BlandClient } from '../api/client.ts'
import { isFinished, readState } from '../verdict/status.ts'
import { readBatchView } from '../api/batch-view.ts'
import type { BatchView } from '../api/batch-view.ts'

/** A batch and the time between reads, in milliseconds. */
interface Filling {
  readonly batchId: string
  readonly pollInterval: number
}

/**
 * Reads a batch until it has as many runs as it counts, has ended, or the collecting time is over. Runs
 * that join later make `batch is consistent` errored.
 */
export async function readFilled(
  client: BlandClient,
  { batchId, pollInterval }: Filling,
  signal: AbortSignal,
): Promise<BatchView> {
  const end = monotonic() + collectingTime(process.env)
  for (;;) {
    const view = await readBatchView(client, batchId, signal)
    if (isFilled(view) || monotonic() + pollInterval > end) return view
    debugSession('batch %s has %d of its runs', batchId, view.runs.length)
    await sleep(pollInterval, signal)
    signal.throwIfAborted()
  }
}

function isFilled({ status, runs, totalScenarios, totalCount }: BatchView): boolean {
  const counted = Math.max(totalScenarios ?? 0, totalCount ?? 0)
  return runs.length >= counted || isFinished(readState(status))
}

/** Returns how long collecting tests may take, in milliseconds: at a desk somebody waits for the list of tests. */
export function collectingTime(env: Readonly<Record<string, string | undefined>>): number {
  return env['CI'] === 'true' ? 60_000 : 15_000
}
