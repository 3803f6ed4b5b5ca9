/** Starting what a session follows: at most one POST, whatever happens. */
import { messageOf } from '../errors/message-of.ts'
import { readCassette } from '../cassette/file.ts'
import type { BlandClient } from '../api/client.ts'
import { debugSession } from '../util/debug.ts'
import { BlandError } from '../errors/bland-error.ts'
import { BlandConnectionError } from '../errors/connection-error.ts'
import { BlandLaunchLostError } from '../errors/launch-lost-error.ts'
import type { Source } from '../options/settings.ts'

/** How the start went. */
export type Started =
  | {
      readonly state: 'started'
      /** null for runs that belong to no batch. */
      readonly batchId: string | null
      /** The scenarios asked for; null where somebody else asked. */
      readonly requested: readonly string[] | null
      /** The ids of the runs that the answer to the launch named; null where somebody else launched. */
      readonly begun: readonly string[] | null
      /** The version that every run has to have played; null for any. */
      readonly askedVersion: number | null
      /** What Bland complained of though it started the batch; null where it did not. */
      readonly complaint: string | null
    }
  | {
      /** Nothing runs, or nothing that could be followed. */
      readonly state: 'refused'
      readonly reason: string
      /** Whether a batch may have been started, whose id is not known. @default false */
      readonly isLost?: boolean
    }

/** What to launch. The signal ends it before it is sent, not while its answer is out. */
export interface Launch {
  readonly scenarioIds: readonly string[]
  readonly signal: AbortSignal
}

/**
 * Launches a batch of exactly `scenarioIds`, or finds what exists. Never rejects; never asks twice: only a
 * request that was not sent, or refused by the rate limit, is repeated (by the client).
 */
export async function startSource(
  client: BlandClient,
  source: Source,
  { scenarioIds, signal }: Launch,
): Promise<Started> {
  switch (source.kind) {
    case 'attach':
      return { state: 'started', batchId: source.batchId, ...FOUND }
    case 'runs':
      return { state: 'started', batchId: null, ...FOUND }
    case 'replay':
      return replay(source.path)
    case 'launch':
      return launch(client, { scenarioIds, signal }, source.versionNumber)
  }
}

function replay(path: string): Started {
  try {
    const { batch, requested } = readCassette(path)
    return {
      state: 'started',
      batchId: batch?.id ?? null,
      requested: requested?.scenario_ids ?? null,
      begun: requested?.run_ids ?? null,
      askedVersion: requested?.version_number ?? null,
      complaint: null,
    }
  } catch (error) {
    return refused(messageOf(error))
  }
}

async function launch(
  client: BlandClient,
  { scenarioIds, signal }: Launch,
  askedVersion: number | null,
): Promise<Started> {
  try {
    const versionNumber = askedVersion ?? undefined
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
  // The signal ends nothing that was sent.
  if (signal.aborted) return refused(`The suite was ended before its launch was sent. ${NOTHING}`)
  return refused(new BlandLaunchLostError({ cause: error }).message, true)
}

const NOTHING = 'Nothing was started.'

/** Somebody else asked, and was answered. */
const FOUND = { requested: null, begun: null, askedVersion: null, complaint: null } as const

function refused(reason: string, isLost = false): Started {
  return { state: 'refused', reason, isLost }
}
