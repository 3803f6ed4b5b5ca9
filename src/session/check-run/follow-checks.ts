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
import { nextStep } from './cancel-checks.ts'
import type { Canceller } from './cancel-checks.ts'
import type { CheckOrigin } from './start-checks.ts'

/** A check run to follow. */
export interface FollowedChecks {
  readonly client: BlandClient
  readonly agentId: string
  /** The version that was asked for; null for any. */
  readonly versionId: string | null
  /** Bland may not know at once what was just started. One that was attached to must be there. */
  readonly origin: CheckOrigin
  readonly timing: Timing
  readonly cases: readonly PlannedCase[]
  readonly canceller: Canceller
  readonly deadline: AbortSignal
  readonly signal: AbortSignal
}

/** Waits for the end of a check run. Rejects only if the session is closed, or the API cannot be read. */
export async function followChecks(first: CheckRun, by: FollowedChecks): Promise<CheckOutcome> {
  const started = monotonic()
  const asked = by.versionId
  if (asked !== null && first.agent_version_id !== asked) {
    return otherVersion(first, asked, by)
  }
  const last: Last = { run: first, wasRefused: false }
  try {
    await untilEnded(last, by)
  } catch (error) {
    if (!by.deadline.aborted) throw error
    if (!isEnded(last.run)) return overdue(last.run, monotonic() - started, by)
  }
  const cancelled = await by.canceller.sent()
  const isByUs = cancelled?.state === 'cancelled' && readState(last.run.status) === 'cancelled'
  return {
    state: 'ended',
    run: last.run,
    cancelledFor: isByUs ? 'the suite was interrupted' : null,
  }
}

async function otherVersion(
  run: CheckRun,
  asked: string,
  { canceller }: FollowedChecks,
): Promise<CheckOutcome> {
  if (isEnded(run)) return { state: 'other-version', run, asked, hint: null }
  const cancelled = await canceller.cancel()
  const after = 'run' in cancelled ? cancelled.run : run
  return { state: 'other-version', run: after, asked, hint: nextStep(cancelled, run.id) }
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

/** Looks once. A 404 of a new check run passes, and so does one 403. */
async function look(last: Last, by: FollowedChecks): Promise<void> {
  try {
    const place = { agentId: by.agentId, checkRunId: last.run.id }
    last.run = await by.client.checks.get(place, by.signal)
    last.wasRefused = false
  } catch (error) {
    const status = error instanceof BlandHttpError ? error.failure.status : 0
    const isNew = by.origin !== 'attached'
    const passes = status === 404 ? isNew : status === 403 && !last.wasRefused
    if (!passes) throw error
    last.wasRefused = status === 403
  }
}

async function overdue(run: CheckRun, waited: number, by: FollowedChecks): Promise<CheckOutcome> {
  const cancelled = await by.canceller.cancel()
  if (cancelled.state === 'ended') return { state: 'ended', run: cancelled.run, cancelledFor: null }
  const after = 'run' in cancelled ? cancelled.run : run
  const hint = nextStep(cancelled, run.id)
  return { state: 'unfinished', run: after, lastStatus: run.status, waited, hint }
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
