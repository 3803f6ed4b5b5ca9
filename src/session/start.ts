/** Starting what a session follows: at most one POST, whatever happens. */
import { messageOf } from '../errors/message-of.ts'
import { readCassette } from '../cassette/file.ts'
import type { BlandClient } from '../client/client.ts'
import { debugSession } from '../debug.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { BlandLaunchLostError } from '../errors/launch-lost-error.ts'
import type { Source } from './source.ts'

/** How the start went. */
export type Started =
  | {
      readonly state: 'started'
      /** null for runs that belong to no batch. */
      readonly batchId: string | null
      /** The scenarios asked for; null where somebody else asked. */
      readonly requested: readonly string[] | null
      /** The version that every run has to have played; null for any. */
      readonly askedVersion: number | null
    }
  | {
      /** Nothing runs, or nothing that could be followed. */
      readonly state: 'refused'
      readonly reason: string
      /** Whether a batch may have been started, whose id is not known. @default false */
      readonly isLost?: boolean
    }

/** What to launch; a signal that aborts gives up waiting for the answer. */
export interface Launch {
  readonly scenarioIds: readonly string[]
  readonly signal: AbortSignal
}

/**
 * Launches a batch of exactly `scenarioIds`, or finds what exists. Never rejects; never asks twice:
 * only a request that was refused by the rate limit is repeated (by the client).
 */
export async function startSource(
  client: BlandClient,
  source: Source,
  { scenarioIds, signal }: Launch,
): Promise<Started> {
  switch (source.kind) {
    case 'attach':
      return { state: 'started', batchId: source.batchId, requested: null, askedVersion: null }
    case 'runs':
      return { state: 'started', batchId: null, requested: null, askedVersion: null }
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
      askedVersion: requested?.version_number ?? null,
    }
  } catch (error) {
    return { state: 'refused', reason: messageOf(error) }
  }
}

async function launch(
  client: BlandClient,
  { scenarioIds, signal }: Launch,
  askedVersion: number | null,
): Promise<Started> {
  if (signal.aborted) return { state: 'refused', reason: 'cancelled before a batch was started' }
  try {
    const versionNumber = askedVersion ?? undefined
    // Not aborted any more: whoever gives up on a request does not know what it has started.
    const { id } = await client.startBatch({ scenarioIds, versionNumber })
    debugSession('launched batch %s with %d scenarios', id, scenarioIds.length)
    return { state: 'started', batchId: id, requested: scenarioIds, askedVersion }
  } catch (cause) {
    const refused = cause instanceof BlandHttpError && isRefusal(cause.failure.status)
    const error = refused ? cause : new BlandLaunchLostError({ cause })
    debugSession('the launch gave no batch: %s', String(cause))
    return { state: 'refused', reason: error.message, isLost: !refused }
  }
}

/** 4xx, and an error envelope under a successful status: the API looked at the request and said no. */
function isRefusal(status: number): boolean {
  return status < 500
}
