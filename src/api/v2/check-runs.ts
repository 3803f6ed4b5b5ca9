/** Check runs of agents: https://docs.bland.ai/api-v2/post/agents-id-environments-env-check-runs */
import { z } from 'zod'
import { isPlain } from '../../util/is-plain.ts'
import { checkRunSchema } from '../../model/check-run/check-run.ts'
import type { CheckRun } from '../../model/check-run/check-run.ts'
import { savedChecksSchema } from '../../model/check-run/checks.ts'
import type { ReasonedConversation } from '../../model/check-run/reasons.ts'
import type { CheckEnvironment, SavedChecks } from '../../model/check-run/checks.ts'
import { unwrap } from '../../model/envelope.ts'
import { id } from '../../model/fields.ts'
import type { Transport } from '../http/transport.ts'
import { findList, readAs, sameId } from '../v1/read-body.ts'
import { readConversations, readCost, readReasons } from './evidence.ts'

/** An environment of an agent. */
export interface CheckPlace {
  /** The id of the agent. */
  readonly agentId: string
  /** The environment whose saved checks are meant. */
  readonly environment: CheckEnvironment
}

/** A check run of an agent. */
export interface CheckRunPlace {
  /** The id of the agent. */
  readonly agentId: string
  /** The id of the check run. */
  readonly checkRunId: string
}

/** The part of the Bland API that runs the saved checks of agents. It never writes a configuration. */
export interface ChecksClient {
  /** Reads the saved checks; null if there are none. `GET /v2/agents/{id}/environments/{env}/checks` */
  readonly read: (place: CheckPlace, signal?: AbortSignal) => Promise<SavedChecks | null>
  /**
   * Starts a check run of a version, or of the environment's own. The signal does not end the request once it is
   * sent. `POST /v2/agents/{id}/environments/{env}/check-runs`
   *
   * @throws {@link BlandLaunchLostError} if a check run may have been started
   */
  readonly start: (
    place: CheckPlace & { readonly versionId: string | null },
    signal?: AbortSignal,
  ) => Promise<CheckRun>
  /** Reads a check run. `GET /v2/agents/{id}/check-runs/{id}` */
  readonly get: (place: CheckRunPlace, signal?: AbortSignal) => Promise<CheckRun>
  /** Lists the newest check runs, at most 100. `GET /v2/agents/{id}/check-runs` */
  readonly list: (place: CheckPlace, signal?: AbortSignal) => Promise<readonly CheckRun[]>
  /**
   * Cancels a check run. The signal does not end the request once it is sent.
   * `POST /v2/agents/{id}/check-runs/{id}/cancel`
   */
  readonly cancel: (place: CheckRunPlace, signal?: AbortSignal) => Promise<CheckRun>
  /** Reads what the judges said about each conversation. `GET /v1/evals/runs/{id}/call-results` */
  readonly reasons: (
    evalRunId: string,
    signal?: AbortSignal,
  ) => Promise<readonly ReasonedConversation[]>
  /** Reads what the judges cost, in US dollars; null if Bland does not say. `GET /v1/evals/runs/{id}` */
  readonly cost: (evalRunId: string, signal?: AbortSignal) => Promise<number | null>
  /** Lists the ids of the conversations. `GET /v1/agent-testing/simulation-runs/{id}/results` */
  readonly conversations: (setId: string, signal?: AbortSignal) => Promise<readonly string[]>
}

const orNone: z.ZodType<SavedChecks | null> = savedChecksSchema.nullable()

/** Makes the client of check runs. */
export function createChecksClient(transport: Transport): ChecksClient {
  return {
    read: async (place, signal) => {
      const path = `${pathOf(place)}/environments/${place.environment}/checks`
      const body = await transport({ method: 'GET', path, signal })
      return readAs(orNone, body, `GET ${path}`)
    },
    start: async ({ versionId, ...place }, signal) => {
      const path = `${pathOf(place)}/environments/${place.environment}/check-runs`
      const version = versionId === null ? {} : { body: { version_id: versionId } }
      const body = await transport({ method: 'POST', path, signal, isAnswer, ...version })
      return readAs(checkRunSchema, body, `POST ${path}`)
    },
    get: async (place, signal) => {
      const path = `${pathOf(place)}/check-runs/${encodeURIComponent(place.checkRunId)}`
      const body = await transport({ method: 'GET', path, signal })
      const run = readAs(checkRunSchema, body, `GET ${path}`)
      return sameId(run, place.checkRunId, `GET ${path}`)
    },
    list: async (place, signal) => {
      const path = `${pathOf(place)}/check-runs`
      const query = { env: place.environment, limit: '100' }
      const body = await transport({ method: 'GET', path, query, signal })
      const found = findList('check_runs', body, `GET ${path}`)
      return readAs(z.array(checkRunSchema), found, `GET ${path}`)
    },
    cancel: async (place, signal) => {
      const path = `${pathOf(place)}/check-runs/${encodeURIComponent(place.checkRunId)}/cancel`
      const body = await transport({ method: 'POST', path, signal, isAnswer })
      return readAs(checkRunSchema, body, `POST ${path}`)
    },
    reasons: (evalRunId, signal) => readReasons(transport, evalRunId, signal),
    cost: (evalRunId, signal) => readCost(transport, evalRunId, signal),
    conversations: (setId, signal) => readConversations(transport, setId, signal),
  }
}

/** Makes a client whose methods all do the same, such as to reject. */
export function everyCheck(act: () => Promise<never>): ChecksClient {
  return {
    read: act,
    start: act,
    get: act,
    list: act,
    cancel: act,
    reasons: act,
    cost: act,
    conversations: act,
  }
}

function pathOf({ agentId }: Pick<CheckPlace, 'agentId'>): string {
  return `/v2/agents/${encodeURIComponent(agentId)}`
}

/** Returns whether a body is a check run: then one has started, whatever else the answer says. */
function isAnswer(body: unknown, isOk: boolean): boolean {
  const payload = unwrap(body)
  if (!isPlain(payload) || !id.safeParse(payload['id']).success) return false
  return isOk || 'status' in payload
}
