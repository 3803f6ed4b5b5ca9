/** Reads a batch as far as possible: from its own body, or from the list of its runs. */
import type { Batch } from '../model/batch.ts'
import type { BlandClient } from './client.ts'
import type { RunListing } from './v1/list-runs.ts'
import type { UnreadableRun } from '../model/run.ts'
import { debugSession } from '../util/debug.ts'
import { BlandResponseError } from '../errors/response-error.ts'
import type { BatchFacts } from '../verdict/batch/judge-counters.ts'

/** The state of a batch at one moment. */
export interface BatchView extends BatchFacts {
  readonly createdAt: string | null
  /** The unreadable runs. */
  readonly unreadableRuns: readonly UnreadableRun[]
}

/** Reads a batch. If its body has no readable runs, reads all pages of the run list. */
export async function readBatchView(
  client: BlandClient,
  batchId: string,
  signal: AbortSignal,
): Promise<BatchView> {
  const batch = (await readBody(client, batchId, signal)) ?? nothingOf(batchId, null)
  const { id, runs, unreadable_runs: unread, run_count: count = null } = batch
  if (runs !== null) return toView(batch, { runs, unreadable: unread, totalCount: count })
  const listing = await client.listRuns(id, signal)
  return toView(batch, { ...listing, totalCount: count ?? listing.totalCount })
}

function toView(batch: Batch, { runs, totalCount, unreadable = [] }: RunListing): BatchView {
  return {
    id: batch.id,
    status: batch.status,
    totalScenarios: batch.total_scenarios,
    passedScenarios: batch.passed_scenarios,
    failedScenarios: batch.failed_scenarios,
    totalCount,
    createdAt: batch.created_at,
    runs,
    unreadable: [...(batch.unreadable ?? []), ...unreadable.map(inWords)],
    unreadableRuns: unreadable,
  }
}

/** Says why a run of a batch cannot be evaluated; null if no unreadable run explains it. */
export function whyUnread({ unreadableRuns }: BatchView, scenarioId: string | null): string | null {
  const lost = unreadableRuns.find(({ scenario_id: id }) => id === null || id === scenarioId)
  if (lost === undefined) return null
  const whose = lost.scenario_id === null ? 'a run of its batch' : 'its run'
  return `${whose} is unreadable: ${lost.problem}`
}

function inWords({ scenario_id: scenarioId, problem }: UnreadableRun): string {
  const whose = scenarioId === null ? 'a run' : `the run of scenario ${scenarioId}`
  return `${whose} is unreadable: ${problem}`
}

/** Reads the batch; null if its body has an unknown shape. */
async function readBody(
  client: BlandClient,
  batchId: string,
  signal: AbortSignal,
): Promise<Batch | null> {
  try {
    const batch = await client.getBatch(batchId, signal)
    return batch.id === batchId ? batch : strange(batch, batchId)
  } catch (error) {
    if (!(error instanceof BlandResponseError)) throw error
    debugSession('batch %s is unreadable, so its runs are listed: %s', batchId, error.message)
    return null
  }
}

/** Replaces the answer about another batch. The status of ours is then unknown, not absent. */
function strange({ id, status }: Batch, asked: string): Batch {
  return nothingOf(asked, `${status ?? 'none'}, of another batch (${id})`)
}

function nothingOf(id: string, status: string | null): Batch {
  const counters = { total_scenarios: null, passed_scenarios: null, failed_scenarios: null }
  return { id, status, ...counters, created_at: null, runs: null }
}
