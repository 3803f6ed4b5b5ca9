/** Cancels a check run that nobody waits for any longer. */
import type { BlandClient } from '../../api/client.ts'
import type { CheckRunPlace } from '../../api/v2/check-runs.ts'
import { BlandError } from '../../errors/bland-error.ts'
import { BlandHttpError } from '../../errors/http-error.ts'
import { BlandLaunchLostError } from '../../errors/launch-lost-error.ts'
import { messageOf } from '../../errors/thrown.ts'
import type { CheckRun } from '../../model/check-run/check-run.ts'
import { abortable, NativeAbortSignal } from '../../util/native.ts'
import { isFinished, readState } from '../../verdict/status.ts'
import type { StartedChecks } from './start-checks.ts'

/** The answer to our cancel. */
export type Cancelled =
  /** Bland cancelled it for us. */
  | { readonly state: 'cancelled'; readonly run: CheckRun }
  /** It had ended before, by itself or by someone else. */
  | { readonly state: 'ended'; readonly run: CheckRun }
  /** It may still be active; `reason` says why. */
  | { readonly state: 'refused'; readonly reason: string }
  /** It is not ours, so it was not cancelled. */
  | { readonly state: 'spared' }

/** Cancels the check run of a session, with at most one request. */
export interface Canceller {
  /** Cancels the check run if we certainly started it. Never rejects. */
  readonly cancel: () => Promise<Cancelled>
  /** Returns the answer to the cancel that was sent; null if none was. */
  readonly sent: () => Promise<Cancelled> | null
}

/** How long Bland may take to answer, in milliseconds. */
const PATIENCE = 10_000

/** Makes the canceller of a check run. */
export function cancellerOf(
  client: BlandClient['checks'],
  agentId: string,
  started: StartedChecks,
): Canceller {
  let sent: Promise<Cancelled> | null = null
  const isOurs = started.state === 'started' && started.origin === 'launched'
  if (!isOurs) return { cancel: async () => ({ state: 'spared' }), sent: () => null }
  const place = { agentId, checkRunId: started.run.id }
  return { cancel: () => (sent ??= cancelAt(client, place)), sent: () => sent }
}

async function cancelAt(client: BlandClient['checks'], place: CheckRunPlace): Promise<Cancelled> {
  const late = NativeAbortSignal.timeout(PATIENCE)
  try {
    return standingOf(await abortable(client.cancel(place, late), late))
  } catch (error) {
    const hasEnded = error instanceof BlandHttpError && error.failure.status === 409
    const run = hasEnded ? await client.get(place, late).catch(() => null) : null
    return run === null ? { state: 'refused', reason: reasonOf(error) } : { state: 'ended', run }
  }
}

function standingOf(run: CheckRun): Cancelled {
  const state = readState(run.status)
  const hadEnded = isFinished(state) && state !== 'cancelled'
  return { state: hadEnded ? 'ended' : 'cancelled', run }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof BlandLaunchLostError ? error.cause : error
  if (!(cause instanceof BlandError)) return `no answer within ${PATIENCE / 1000} s`
  return messageOf(cause).replace(/\.$/u, '')
}

/** Says what became of a check run that was given up, and what to do next. */
export function nextStep(cancelled: Cancelled, id: string): string {
  const how = `with BLAND_CHECK_RUN_ID=${id}.`
  switch (cancelled.state) {
    case 'cancelled':
      return 'bland-suite cancelled it.'
    case 'refused':
      return `bland-suite could not cancel it (${cancelled.reason}). Cancel it in the Bland dashboard, or report on it later ${how}`
    case 'ended':
      return `It has ended since then. Report on it ${how}`
    case 'spared':
      return `Report on it later ${how}`
  }
}
