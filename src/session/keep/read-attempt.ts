/** Reads an ended attempt of a session once more, to record it whole. */
import { BlandCassetteError } from '../../errors/file-errors.ts'
import { monotonic, sleep } from '../../util/native.ts'
import type { BlandClient } from '../../api/client.ts'
import type { Run } from '../../model/run.ts'
import { readBatchView } from '../../api/batch-view.ts'
import type { BatchView } from '../../api/batch-view.ts'
import { isFinished, readState } from '../../verdict/status.ts'
import type { RecordedBatch, Requested } from '../../cassette/cassette.ts'

/** A session to record. */
export interface Played {
  readonly client: BlandClient
  /** The stamp of the redactor of its answers. */
  readonly redacted: string
  /** How long Bland may take to mark a batch as finished, and how often to read it, in milliseconds. */
  readonly timing: { readonly settleTimeout: number; readonly pollInterval: number }
}

/** An attempt of the session, as it was evaluated. */
export interface PlayedAttempt {
  readonly batchId: string | null
  /** The request that started the batch; null if the suite did not start it. */
  readonly requested: Requested | null
  /** The evaluated runs, by the titles of their scenarios; null for a scenario without a run. */
  readonly runs: ReadonlyMap<string, Run | null>
}

/** An attempt as it is recorded. */
interface WholeAttempt {
  /** Null for runs that belong to none. */
  readonly batch: RecordedBatch | null
  readonly runs: readonly Run[]
}

/**
 * Reads the batch of an attempt, and its runs that were not evaluated.
 *
 * @throws {@link BlandCassetteError} if a part was not followed to its end
 */
export async function readAttempt(
  path: string,
  played: Played,
  attempt: PlayedAttempt,
  signal: AbortSignal,
): Promise<WholeAttempt> {
  const { client } = played
  const { batchId } = attempt
  const runs = seenToTheirEnds(path, attempt)
  const view = batchId === null ? null : await readFinished(played, batchId, signal)
  if (view !== null && !isOver(view)) {
    throw notWritten(path, `Bland has not marked batch ${view.id} as finished`)
  }
  const [unread] = view?.unreadable ?? []
  if (unread !== undefined) throw notWritten(path, unread)
  const seen = new Set(runs.map(({ id }) => id))
  const others = (view?.runs ?? []).filter(({ id }) => !seen.has(id))
  const read = await Promise.all(others.map(({ id }) => client.getRun(id, signal)))
  return { batch: view === null ? null : toRecorded(view), runs: [...runs, ...read] }
}

function seenToTheirEnds(path: string, { runs }: PlayedAttempt): readonly Run[] {
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
