/** Follows a check run to its end, and cancels it if nobody waits for it any longer. */
import type { BlandClient } from '../../api/client.ts'
import { BlandHttpError } from '../../errors/http-error.ts'
import type { CheckRun } from '../../model/check-run/check-run.ts'
import type { Timing } from '../../options/settings.ts'
import { monotonic, sleep } from '../../util/native.ts'
import type { CheckOutcome } from '../../verdict/check-run/outcome.ts'
import type { PlannedCase } from '../../verdict/planned-case.ts'
import { isOf } from '../../verdict/check-run/judge-verdict.ts'
import { isFinished, readState } from '../../verdict/status.ts'

/** A check run to follow. */
export interface FollowedChecks {
  readonly client: BlandClient
  readonly agentId: string
  /** The version that was asked for; null for any. */
  readonly versionId: string | null
  readonly isOwn: boolean
  readonly timing: Timing
  readonly cases: readonly PlannedCase[]
  /** Cancels the check run if it is ours, once; returns what it is then, or null if nobody knows. */
  readonly cancel: () => Promise<CheckRun | null>
  readonly deadline: AbortSignal
  readonly signal: AbortSignal
}

/** Waits for the end of a check run. Rejects only if the session is closed, or the API cannot be read. */
export async function followChecks(first: CheckRun, by: FollowedChecks): Promise<CheckOutcome> {
  const started = monotonic()
  const asked = by.versionId
  if (asked !== null && first.agent_version_id !== asked) {
    const cancelled = isEnded(first) ? null : await by.cancel()
    return { state: 'other-version', run: cancelled ?? first, asked }
  }
  const last: Last = { run: first, wasRefused: false }
  try {
    await untilEnded(last, by)
    return { state: 'ended', run: last.run, cancelledFor: null }
  } catch (error) {
    if (!by.deadline.aborted) throw error
    if (isEnded(last.run)) return { state: 'ended', run: last.run, cancelledFor: null }
    return overdue(last.run, monotonic() - started, by)
  }
}

/** The last answer. */
interface Last {
  run: CheckRun
  /** Whether the last look was answered with 403. */
  wasRefused: boolean
}

async function untilEnded(last: Last, by: FollowedChecks): Promise<void> {
  let settled: number | null = null
  for (;;) {
    if (isEnded(last.run)) settled ??= monotonic() + by.timing.settleTimeout
    if (settled !== null && (isWhole(last.run, by.cases) || monotonic() >= settled)) return
    await sleep(by.timing.pollInterval, by.signal)
    by.signal.throwIfAborted()
    await look(last, by)
  }
}

/** Looks once. Bland may not know at once what it has just started, and may refuse once. */
async function look(last: Last, by: FollowedChecks): Promise<void> {
  try {
    const place = { agentId: by.agentId, checkRunId: last.run.id }
    last.run = await by.client.checks.get(place, by.signal)
    last.wasRefused = false
  } catch (error) {
    const status = error instanceof BlandHttpError ? error.failure.status : 0
    const passes = status === 404 ? by.isOwn : status === 403 && !last.wasRefused
    if (!passes) throw error
    last.wasRefused = status === 403
  }
}

async function overdue(run: CheckRun, waited: number, by: FollowedChecks): Promise<CheckOutcome> {
  const after = by.isOwn ? await by.cancel() : null
  const state = readState(after?.status ?? null)
  if (after !== null && isFinished(state) && state !== 'cancelled') {
    return { state: 'ended', run: after, cancelledFor: null }
  }
  const way = `Report on it later with BLAND_CHECK_RUN_ID=${run.id}.`
  const hint = state === 'cancelled' ? 'bland-suite cancelled it.' : way
  return { state: 'unfinished', run: after ?? run, lastStatus: run.status, waited, hint }
}

/** Returns whether a check run has ended. */
export function isEnded({ status }: CheckRun): boolean {
  return isFinished(readState(status))
}

/** Returns whether everything is there that a verdict needs: results may come after the status. */
function isWhole(run: CheckRun, cases: readonly PlannedCase[]): boolean {
  const state = readState(run.status)
  if (state !== 'passed' && state !== 'failed') return true
  const verdicts = run.verdicts ?? []
  const lacks = cases.some(
    (one) => one.kind === 'judge' && !verdicts.some((found) => isOf(found, one.judge)),
  )
  return !lacks && run.overall_passed !== null
}
