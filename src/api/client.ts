import { BlandKeyError, BlandOptionError } from '../errors/option-errors.ts'
import { getBatch, startBatch } from './v1/batches.ts'
import type { BatchRequest } from './v1/batches.ts'
import { listVersions } from './v1/pathways.ts'
import { getRun } from './v1/runs.ts'
import { getScenario, listScenarios } from './v1/scenarios.ts'
import type { ScenarioFilter } from './v1/scenarios.ts'
import { URL } from 'node:url'
import { z } from 'zod'
import type { Batch, StartedBatch } from '../model/batch.ts'
import type { ConnectionOptions } from '../options/suite-options.ts'
import { accountOf } from './http/limiter.ts'
import { readBaseUrl } from './net/base-url.ts'
import { proxyFor } from './net/proxy.ts'
import { REQUEST_TIMEOUT, RETRY_FOR } from './http/retry.ts'
import { latestVersion } from './v2/agents.ts'
import { createChecksClient } from './v2/check-runs.ts'
import type { ChecksClient } from './v2/check-runs.ts'
import { listRuns } from './v1/list-runs.ts'
import type { RunListing } from './v1/list-runs.ts'
import type { AgentVersion } from '../model/agent/version.ts'
import type { PathwayVersion } from '../model/pathway/versions.ts'
import type { Run } from '../model/run.ts'
import type { Scenario } from '../model/scenario.ts'
import { createTransport } from './http/transport.ts'

/** Options of a client: where to connect, and how long to retry. */
export interface BlandClientOptions extends ConnectionOptions {
  /** How long to retry a failing request, in milliseconds. @default 120_000 */
  readonly retryFor?: number | undefined
  /** Whether runs keep their `metadata`: tool results and request data, which may hold secrets. @default false */
  readonly metadata?: boolean | undefined
  /** How long one attempt may take, in milliseconds. @default 30_000 */
  readonly requestTimeout?: number | undefined
}

/**
 * The part of the Bland API that tests agents. Each method throws {@link BlandHttpError} if the API
 * refuses, {@link BlandConnectionError} if no answer comes, and {@link BlandResponseError} if the answer
 * has an unknown shape.
 */
export interface BlandClient {
  /** The host of the API, for reports. */
  readonly host: string
  /** A hash of API and key: equal for clients of the same account. */
  readonly account: string
  /** Lists all matching scenarios, even templates. `GET /v1/agent-testing/scenarios` */
  readonly listScenarios: (filter: ScenarioFilter, signal?: AbortSignal) => Promise<Scenario[]>
  /** Reads a scenario with its assertions. `GET /v1/agent-testing/scenarios/{id}` */
  readonly getScenario: (id: string, signal?: AbortSignal) => Promise<Scenario>
  /**
   * Starts a batch. The request is retried only if it was not sent, or was refused by the rate limit. The
   * signal does not end it once it is sent. `POST /v1/agent-testing/batch-run`
   *
   * @throws {@link BlandLaunchLostError} if a batch may have been started
   */
  readonly startBatch: (request: BatchRequest, signal?: AbortSignal) => Promise<StartedBatch>
  /** Reads a batch with its short runs. `GET /v1/agent-testing/batches/{id}` */
  readonly getBatch: (id: string, signal?: AbortSignal) => Promise<Batch>
  /** Lists the runs of a batch, all pages. `GET /v1/agent-testing/runs` */
  readonly listRuns: (batchId: string, signal?: AbortSignal) => Promise<RunListing>
  /** Reads a run with transcript and results. `GET /v1/agent-testing/runs/{id}` */
  readonly getRun: (id: string, signal?: AbortSignal) => Promise<Run>
  /** Lists the versions of a pathway. `GET /v1/pathway/{id}/versions` */
  readonly listVersions: (pathwayId: string, signal?: AbortSignal) => Promise<PathwayVersion[]>
  /** Reads the newest saved version of an agent. `GET /v2/agents/{id}/versions/latest` */
  readonly latestVersion: (agentId: string, signal?: AbortSignal) => Promise<AgentVersion>
  /** Runs the saved checks of agents. */
  readonly checks: ChecksClient
}

/** A longer time would overflow Node's timers, and pass immediately. */
const milliseconds = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31 - 1)

/**
 * Makes a client. It has no global state, and sends nothing until a method is called.
 *
 * @throws {@link BlandKeyError} if there is no key, or it contains an invalid character
 * @throws {@link BlandOptionError} if the base URL, the environment's proxy or a time is invalid
 */
export function createBlandClient(options: BlandClientOptions = {}): BlandClient {
  const { metadata = false } = options
  const retryFor = readTime('retryFor', options.retryFor, RETRY_FOR)
  const requestTimeout = readTime('requestTimeout', options.requestTimeout, REQUEST_TIMEOUT)
  const apiKey = readKey(options.apiKey ?? process.env['BLAND_API_KEY'])
  const baseUrl = readBaseUrl(options.baseUrl ?? process.env['BLAND_BASE_URL'])
  const address = new URL(baseUrl)
  // Refuses an unusable proxy before anything is planned.
  proxyFor(address)
  const account = accountOf(baseUrl, apiKey)
  const transport = createTransport({ account, apiKey, baseUrl, retryFor, requestTimeout })
  return {
    host: address.host,
    account,
    listScenarios: (filter, signal) => listScenarios(transport, filter, signal),
    getScenario: (id, signal) => getScenario(transport, id, signal),
    startBatch: (request, signal) => startBatch(transport, request, signal),
    getBatch: (id, signal) => getBatch(transport, id, signal),
    listRuns: (batchId, signal) => listRuns(transport, batchId, signal),
    getRun: (id, signal) => getRun(transport, { id, metadata }, signal),
    listVersions: (pathwayId, signal) => listVersions(transport, pathwayId, signal),
    latestVersion: (agentId, signal) => latestVersion(transport, agentId, signal),
    checks: createChecksClient(transport),
  }
}

function readTime(name: string, given: number | undefined, standard: number): number {
  const time = given ?? standard
  if (milliseconds.safeParse(time).success) return time
  throw new BlandOptionError(`\`${name}\` must be whole milliseconds up to 24 days, not ${time}.`)
}

function readKey(given: string | undefined): string {
  const apiKey = given?.trim()
  if (!apiKey) throw new BlandKeyError('missing')
  if (!/^[\w.:~+/=@-]+$/u.test(apiKey)) throw new BlandKeyError('malformed')
  return apiKey
}
