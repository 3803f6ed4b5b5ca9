/** Records an ended session in a cassette. */
import { BlandCassetteError } from '../../errors/file-errors.ts'
import { setMaxListeners } from 'node:events'
import { monotonic, NativeAbortSignal, sleep } from '../../util/native.ts'
import type { BlandClient } from '../../api/client.ts'
import type { Run } from '../../model/run.ts'
import { readBatchView } from '../../api/batch-view.ts'
import type { BatchView } from '../../api/batch-view.ts'
import { readDefinitions } from '../../plan/drafts.ts'
import { isFinished, readState } from '../../verdict/status.ts'
import type { RecordedBatch, Requested } from '../../cassette/cassette.ts'
import { writeCassette } from '../../cassette/file.ts'

/** The content of a session. */
export interface Played {
  readonly client: BlandClient
  readonly batchId: string | null
  /** The request that started the batch; null if the suite did not start it. */
  readonly requested: Requested | null
  /** The stamp of the redactor of its answers. */
  readonly redacted: string
  /** The evaluated runs, by the titles of their scenarios; null for a scenario without a run. */
  readonly runs: ReadonlyMap<string, Run | null>
  /** How long Bland may take to mark the batch as finished, and how often to read it, in milliseconds. */
  readonly timing: { readonly settleTimeout: number; readonly pollInterval: number }
}

/** How much longer recording may take, in milliseconds. */
const PATIENCE = 60_000

/**
 * Writes the cassette of a session with its whole batch, even runs that a filter left out.
 *
 * @throws {@link BlandCassetteError} if a part was not followed to its end; an existing cassette stays
 */
export async function recordCassette(path: string, played: Played): Promise<void> {
  const { client, batchId, timing, redacted } = played
  const signal = deadlineIn(timing.settleTimeout + PATIENCE)
  const runs = seenToTheirEnds(path, played)
  const view = batchId === null ? null : await readFinished(played, batchId, signal)
  if (view !== null && !isOver(view)) {
    throw notWritten(path, `Bland has not marked batch ${view.id} as finished`)
  }
  const [unread] = view?.unreadable ?? []
  if (unread !== undefined) throw notWritten(path, unread)
  const seen = new Set(runs.map(({ id }) => id))
  const others = (view?.runs ?? []).filter(({ id }) => !seen.has(id))
  const all = [...runs, ...(await Promise.all(others.map(({ id }) => client.getRun(id, signal))))]
  const ids = [...new Set(all.map((run) => run.scenario_id))].filter((id) => id !== null)
  const scenarios = await Promise.all(ids.map((id) => readDefinitions(client, id, signal)))
  writeCassette(path, {
    version: 1,
    host: client.host,
    redacted,
    requested: played.requested,
    scenarios: scenarios.filter((scenario) => scenario !== null),
    batch: view === null ? null : toRecorded(view),
    runs: all,
  })
}

/** Makes a deadline for many requests. Each listens, which Node would take for a leak. */
function deadlineIn(ms: number): AbortSignal {
  const signal = NativeAbortSignal.timeout(ms)
  setMaxListeners(0, signal)
  return signal
}

function seenToTheirEnds(path: string, { runs }: Played): readonly Run[] {
  return [...runs].map(([title, run]) => {
    if (run !== null && isFinished(readState(run.status))) return run
    throw notWritten(path, `the run of “${title}” was not followed to its end`)
  })
}

function notWritten(path: string, why: string): BlandCassetteError {
  return new BlandCassetteError(`The cassette ${path} was not written: ${why}.`)
}

async function readFinished(
  { client, timing }: Played,
  batchId: string,
  signal: AbortSignal,
): Promise<BatchView> {
  const settled = monotonic() + timing.settleTimeout
  for (;;) {
    const view = await readBatchView(client, batchId, signal)
    if (isOver(view) || monotonic() >= settled) return view
    await sleep(timing.pollInterval, signal)
  }
}

function isOver({ status, runs }: BatchView): boolean {
  const states = [...(status === null ? [] : [status]), ...runs.map((run) => run.status)]
  return states.every((state) => isFinished(readState(state)))
}

function toRecorded(view: BatchView): RecordedBatch {
  return {
    id: view.id,
    status: view.status,
    total_scenarios: view.totalScenarios,
    passed_scenarios: view.passedScenarios,
    failed_scenarios: view.failedScenarios,
    created_at: view.createdAt,
    total_count: view.totalCount,
    runs: view.runs,
  }
}
