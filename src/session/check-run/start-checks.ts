/** Starts a check run with at most one POST, or finds the existing one. */
import type { BlandClient } from '../../api/client.ts'
import { BlandError } from '../../errors/bland-error.ts'
import { BlandHttpError } from '../../errors/http-error.ts'
import { BlandLaunchLostError } from '../../errors/launch-lost-error.ts'
import { messageOf } from '../../errors/thrown.ts'
import type { CheckRun } from '../../model/check-run/check-run.ts'
import type { CheckSource } from '../../options/source/check-source.ts'
import { debugSession } from '../../util/debug.ts'
import { monotonic, sleep } from '../../util/native.ts'
import { isFinished, readState } from '../../verdict/status.ts'

/** Where a check run comes from. Only one whose start Bland answered is certainly ours. */
export type CheckOrigin = 'launched' | 'looked-up' | 'attached'

/** The result of the start. */
export type StartedChecks =
  | {
      readonly state: 'started'
      readonly run: CheckRun
      readonly origin: CheckOrigin
      /** A note for the summary; null for none. */
      readonly note: string | null
    }
  | { readonly state: 'refused'; readonly reason: string; readonly isLost: boolean }

/** How long a lost check run is looked up, and how often, in milliseconds. */
const LOOK_UP = { longest: 30_000, interval: 2_000 } as const

/** Starts the check run, or reads the existing one. Never rejects, and never starts two. */
export async function startChecks(
  { checks: client }: BlandClient,
  source: CheckSource,
  sending: { readonly signal: AbortSignal; readonly onSend: () => void },
): Promise<StartedChecks> {
  try {
    if (source.kind === 'start-checks') return await start(client, source, sending)
    const run = await client.get(source, sending.signal)
    return { state: 'started', run, origin: 'attached', note: null }
  } catch (error) {
    if (error instanceof BlandLaunchLostError) return refused(lostOf(error), true)
    if (error instanceof BlandError) return refused(error.message)
    if (sending.signal.aborted) return refused('The suite ended before it started a check run.')
    throw error
  }
}

type Client = BlandClient['checks']
type Start = CheckSource & { readonly kind: 'start-checks' }

async function start(
  client: Client,
  source: Start,
  { signal, onSend }: { readonly signal: AbortSignal; readonly onSend: () => void },
): Promise<StartedChecks> {
  const before = new Set((await client.list(source, signal)).map(({ id }) => id))
  signal.throwIfAborted()
  onSend()
  try {
    const run = await client.start(source, signal)
    debugSession('started check run %s', run.id)
    return { state: 'started', run, origin: 'launched', note: null }
  } catch (error) {
    if (error instanceof BlandHttpError && error.failure.status === 409) {
      return refused(await activeOf(client, source, { signal, error }))
    }
    if (!(error instanceof BlandLaunchLostError)) throw error
    const run = await lookUp(client, source, { before, signal })
    if (run === null) throw error
    const note = `The answer to the start was lost. Check run ${run.id} appeared at that time, and is followed; it is not cancelled, because it may be a colleague's.`
    return { state: 'started', run, origin: 'looked-up', note }
  }
}

/** Looks for a check run of the version that was not there before. */
async function lookUp(
  client: Client,
  source: Start,
  { before, signal }: { readonly before: ReadonlySet<string>; readonly signal: AbortSignal },
): Promise<CheckRun | null> {
  const end = monotonic() + LOOK_UP.longest
  do {
    const [listed] = await Promise.allSettled([client.list(source, signal)])
    const found = listed.status === 'fulfilled' ? listed.value : []
    const own = found.find((run) => !before.has(run.id) && isVersion(run, source.versionId))
    if (own !== undefined) return own
    await sleep(LOOK_UP.interval, signal)
  } while (monotonic() < end && !signal.aborted)
  return null
}

function isVersion({ agent_version_id: id }: CheckRun, asked: string | null): boolean {
  return asked === null || id === asked
}

/** Says which check run is active, because one at a time is all that Bland allows. */
async function activeOf(
  client: Client,
  source: Start,
  { signal, error }: { readonly signal: AbortSignal; readonly error: BlandError },
): Promise<string> {
  const [listed] = await Promise.allSettled([client.list(source, signal)])
  const runs = listed.status === 'fulfilled' ? listed.value : []
  const active = runs.find(({ status }) => !isFinished(readState(status)))
  if (active === undefined) return error.message
  return (
    `Another check run of agent ${source.agentId} is active in ${source.environment}: ${active.id}. ` +
    `Bland runs one at a time. Wait for it, or report on it with BLAND_CHECK_RUN_ID=${active.id}. Nothing was started.`
  )
}

function lostOf({ cause }: BlandLaunchLostError): string {
  return (
    `The answer to the request that starts the check run was lost (${messageOf(cause).replace(/\.$/u, '')}), and Bland lists no new one. ` +
    'One may have been started, so the request was not sent again. Find it in the Bland dashboard, and report on it with BLAND_CHECK_RUN_ID=<its id>.'
  )
}

function refused(reason: string, isLost = false): StartedChecks {
  return { state: 'refused', reason, isLost }
}
