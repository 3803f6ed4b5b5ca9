/** A batch as far as it can be read: from its own body, else from the list of its runs. */
import type { Batch } from '../client/batches.ts'
import type { BlandClient } from '../client/client.ts'
import type { UnreadableRun } from '../client/runs.ts'
import { debugSession } from '../debug.ts'
import { BlandResponseError } from '../errors/response-error.ts'
import type { BatchFacts } from '../verdict/judge-counters.ts'

/** A batch at one moment. */
export interface BatchView extends BatchFacts {
  readonly createdAt: string | null
  /** The runs that cannot be read. */
  readonly unreadableRuns: readonly UnreadableRun[]
}

/** Reads a batch; what cannot be read of its runs is made good by the run list, all pages. */
export async function readBatchView(
  client: BlandClient,
  batchId: string,
  signal: AbortSignal,
): Promise<BatchView> {
  const batch = await readBody(client, batchId, signal)
  const listed = batch?.runs ? null : await client.listRuns(batchId, signal)
  const unreadableRuns = (listed ? listed.unreadable : batch?.unreadable_runs) ?? []
  const unreadable = [...(batch?.unreadable ?? []), ...unreadableRuns.map(inWords)]
  return {
    id: batchId,
    status: batch?.status ?? null,
    totalScenarios: batch?.total_scenarios ?? null,
    passedScenarios: batch?.passed_scenarios ?? null,
    failedScenarios: batch?.failed_scenarios ?? null,
    totalCount: listed?.totalCount ?? null,
    createdAt: batch?.created_at ?? null,
    runs: batch?.runs ?? listed?.runs ?? [],
    unreadable,
    unreadableRuns,
  }
}

function inWords({ scenario_id: scenarioId, problem }: UnreadableRun): string {
  const whose = scenarioId === null ? 'a run' : `the run of scenario ${scenarioId}`
  return `${whose} cannot be read: ${problem}`
}

/** Null where the body has no known shape: then its runs are all that is known. */
async function readBody(
  client: BlandClient,
  batchId: string,
  signal: AbortSignal,
): Promise<Batch | null> {
  try {
    const batch = await client.getBatch(batchId, signal)
    return batch.id === batchId ? batch : strange(batch)
  } catch (error) {
    if (!(error instanceof BlandResponseError)) throw error
    debugSession('batch %s cannot be read, so its runs are listed: %s', batchId, error.message)
    return null
  }
}

/** What is said of another batch says nothing of ours: its status is unknown, which is not absent. */
function strange({ id, status }: Batch): Batch {
  const nothing = { total_scenarios: null, passed_scenarios: null, failed_scenarios: null }
  const word = `${status ?? 'none'}, of another batch (${id})`
  return { id, status: word, ...nothing, created_at: null, runs: null }
}
