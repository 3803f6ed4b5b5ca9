import { BlandKeyError, BlandOptionError } from '../errors/option-errors.ts'
import { getBatch, startBatch } from './v1/batches.ts'
import type { BatchRequest } from './v1/batches.ts'
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
import { listRuns } from './v1/list-runs.ts'
import type { RunListing } from './v1/list-runs.ts'
import type { Run } from '../model/run.ts'
import type { Scenario } from '../model/scenario.ts'
import { createTransport } from './http/transport.ts'

/** Where to connect, and how patiently. */
export interface BlandClientOptions extends ConnectionOptions {
  /** How long a failing request is repeated, in milliseconds. @default 120_000 */
  readonly retryFor?: number | undefined
  /** Whether runs keep their `metadata`: tool results and request data, often secret. @default false */
  readonly metadata?: boolean | undefined
  /** How long one attempt may take, in milliseconds. @default 30_000 */
  readonly requestTimeout?: number | undefined
}

/**
 * The part of the Bland API that tests agents. Each method throws {@link BlandHttpError} when the API
 * refuses, {@link BlandConnectionError} when no answer comes, {@link BlandResponseError} when the
 * answer has no known shape.
 */
export interface BlandClient {
  /** The host that answers, for reports. */
  readonly host: string
  /** Names API and key without telling them: equal for clients of the same account. */
  readonly account: string
  /** All scenarios that match, templates too. `GET /v1/agent-testing/scenarios` */
  readonly listScenarios: (filter: ScenarioFilter, signal?: AbortSignal) => Promise<Scenario[]>
  /** One scenario with its assertions. `GET /v1/agent-testing/scenarios/{id}` */
  readonly getScenario: (id: string, signal?: AbortSignal) => Promise<Scenario>
  /**
   * Starts a batch; repeated only where it was not sent, or refused by the rate limit. Once it is sent, the signal does
   * not end it. `POST /v1/agent-testing/batch-run`
   *
   * @throws {@link BlandLaunchLostError} where a batch may have been started
   */
  readonly startBatch: (request: BatchRequest, signal?: AbortSignal) => Promise<StartedBatch>
  /** A batch and its runs in short. `GET /v1/agent-testing/batches/{id}` */
  readonly getBatch: (id: string, signal?: AbortSignal) => Promise<Batch>
  /** The runs of a batch, all pages. `GET /v1/agent-testing/runs` */
  readonly listRuns: (batchId: string, signal?: AbortSignal) => Promise<RunListing>
  /** A run with transcript and results. `GET /v1/agent-testing/runs/{id}` */
  readonly getRun: (id: string, signal?: AbortSignal) => Promise<Run>
}

/** A longer time would overflow the timers of Node, and pass at once. */
const milliseconds = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31 - 1)

/**
 * Makes a client. It keeps no global state; nothing is sent until a method is called.
 *
 * @throws {@link BlandKeyError} where no key is given, or one that cannot be sent
 * @throws {@link BlandOptionError} where the base URL or the environment’s proxy is none, or a time is none that a timer can take
 */
export function createBlandClient(options: BlandClientOptions = {}): BlandClient {
  const { metadata = false } = options
  const retryFor = readTime('retryFor', options.retryFor, RETRY_FOR)
  const requestTimeout = readTime('requestTimeout', options.requestTimeout, REQUEST_TIMEOUT)
  const apiKey = readKey(options.apiKey ?? process.env['BLAND_API_KEY'])
  const baseUrl = readBaseUrl(options.baseUrl ?? process.env['BLAND_BASE_URL'])
  const address = new URL(baseUrl)
  // A proxy that cannot be spoken with is told before anything is planned.
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
