/** Starts the source of a session, with at most one POST. */
import { messageOf } from '../errors/thrown.ts'
import type { Cassette, Requested } from '../cassette/cassette.ts'
import { readCassette } from '../cassette/file.ts'
import type { BlandClient } from '../api/client.ts'
import { debugSession } from '../util/debug.ts'
import { BlandError } from '../errors/bland-error.ts'
import { BlandConnectionError } from '../errors/connection-error.ts'
import { BlandLaunchLostError } from '../errors/launch-lost-error.ts'
import type { CheckSource } from '../options/source/check-source.ts'
import type { Source } from '../options/settings.ts'
import type { AskedVersion } from '../verdict/version.ts'

/** The result of the start. */
export type Started =
  | {
      readonly state: 'started'
      /** Null for runs that belong to no batch. */
      readonly batchId: string | null
      /** The requested scenarios; null if the suite did not start the batch. */
      readonly requested: readonly string[] | null
      /** The ids of the runs that the answer named; null if the suite did not start the batch. */
      readonly begun: readonly string[] | null
      /** The version that every run must have played; null for any. */
      readonly askedVersion: AskedVersion | null
      /** Bland's complaint despite the started batch; null if there is none. */
      readonly complaint: string | null
    }
  | {
      /** Nothing runs, or nothing that could be followed. */
      readonly state: 'refused'
      readonly reason: string
      /** Whether a batch with an unknown id may have been started. @default false */
      readonly isLost?: boolean
    }

/** The scenarios to launch, and their version. The signal ends the request before it is sent, but not while its answer is pending. */
export interface Launch {
  readonly scenarioIds: readonly string[]
  /** The version that every run must play; null for any. */
  readonly version: AskedVersion | null
  readonly signal: AbortSignal
}

/**
 * Launches a batch of exactly `scenarioIds`, or finds the existing source. Never rejects, and never starts
 * two batches: the client retries only a request that was not sent, or was refused by the rate limit.
 */
export async function startSource(
  client: BlandClient,
  source: Exclude<Source, CheckSource>,
  launch: Launch,
): Promise<Started> {
  const found = { ...FOUND, askedVersion: launch.version }
  switch (source.kind) {
    case 'attach':
      return { state: 'started', batchId: source.batchIds[0], ...found }
    case 'runs':
      return { state: 'started', batchId: null, ...found }
    case 'replay':
      return replay(source)
    case 'launch':
      return startBatch(client, launch)
  }
}

function replay({ path, attempt = 0 }: Source & { readonly kind: 'replay' }): Started {
  try {
    const { batch, requested } = recordedAttempt(path, attempt)
    return {
      state: 'started',
      batchId: batch?.id ?? null,
      requested: requested?.scenario_ids ?? null,
      begun: requested?.run_ids ?? null,
      askedVersion: askedIn(requested),
      complaint: null,
    }
  } catch (error) {
    return refused(messageOf(error))
  }
}

function recordedAttempt(path: string, attempt: number): Pick<Cassette, 'batch' | 'requested'> {
  const cassette = readCassette(path)
  return cassette.later?.[attempt - 1] ?? cassette
}

function askedIn(requested: Requested | null | undefined): AskedVersion | null {
  const { version_number: number = null, in_production: inProduction = false } = requested ?? {}
  return number === null ? null : { number, inProduction }
}

async function startBatch(
  client: BlandClient,
  { scenarioIds, version: askedVersion, signal }: Launch,
): Promise<Started> {
  try {
    const versionNumber = askedVersion?.number
    const { id, runs, complaint } = await client.startBatch({ scenarioIds, versionNumber }, signal)
    debugSession('launched batch %s with %d scenarios', id, scenarioIds.length)
    const begun = runs.map((run) => run.id)
    return { state: 'started', batchId: id, requested: scenarioIds, begun, askedVersion, complaint }
  } catch (error) {
    debugSession('the launch gave no batch: %s', String(error))
    return whyNone(error, signal)
  }
}

function whyNone(error: unknown, signal: AbortSignal): Started {
  if (error instanceof BlandLaunchLostError) return refused(error.message, true)
  if (error instanceof BlandConnectionError) return refused(`${error.message} ${NOTHING}`)
  if (error instanceof BlandError) return refused(error.message)
  // The signal never ends a request that was sent.
  if (signal.aborted)
    return refused(`The suite ended before it asked Bland to start a batch. ${NOTHING}`)
  return refused(new BlandLaunchLostError({ cause: error }).message, true)
}

const NOTHING = 'Nothing was started.'

/** The source was started by somebody else. */
const FOUND = { requested: null, begun: null, complaint: null } as const

function refused(reason: string, isLost = false): Started {
  return { state: 'refused', reason, isLost }
}
