/** A batch as far as it can be read: from its own body, else from the list of its runs. */
import type { Batch } from '../client/batches.ts'
import type { BlandClient } from '../client/client.ts'
import { debugSession } from '../debug.ts'
import { BlandResponseError } from '../errors/response-error.ts'
import type { BatchFacts } from '../verdict/judge-counters.ts'

/** A batch at one moment. */
export interface BatchView extends BatchFacts {
  readonly createdAt: string | null
}

/** Reads a batch; a body of unknown shape is made good by the run list, all pages. */
export async function readBatchView(
  client: BlandClient,
  batchId: string,
  signal: AbortSignal,
): Promise<BatchView> {
  const batch = await readBody(client, batchId, signal)
  if (batch?.runs) return { ...view(batchId, batch), runs: batch.runs }
  const { runs, totalCount } = await client.listRuns(batchId, signal)
  return { ...view(batchId, batch), totalCount, runs }
}

async function readBody(
  client: BlandClient,
  batchId: string,
  signal: AbortSignal,
): Promise<Batch | null> {
  try {
    const batch = await client.getBatch(batchId, signal)
    return batch.id === batchId ? batch : null
  } catch (error) {
    if (!(error instanceof BlandResponseError)) throw error
    debugSession('batch %s cannot be read, so its runs are listed: %s', batchId, error.message)
    return null
  }
}

const UNREADABLE = {
  status: null,
  total_scenarios: null,
  passed_scenarios: null,
  failed_scenarios: null,
  created_at: null,
} as const

function view(id: string, batch: Batch | null): Omit<BatchView, 'runs'> {
  const known = batch ?? UNREADABLE
  return {
    id,
    status: known.status,
    totalScenarios: known.total_scenarios,
    passedScenarios: known.passed_scenarios,
    failedScenarios: known.failed_scenarios,
    totalCount: null,
    createdAt: known.created_at,
  }
}
