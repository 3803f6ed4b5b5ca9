/** Batches: https://docs.bland.ai/api-v1/post/agent-testing-batch-run and …/get/agent-testing-batches-id. */
import { batchSchema, isCut } from '../../model/batch-schema.ts'
import type { Batch, StartedBatch } from '../../model/batch.ts'
import { isStarted, readStarted } from '../../model/started-batch.ts'
import type { Transport } from '../http/transport.ts'
import { readAs } from './read-body.ts'

/** A request to start a batch. Without `versionNumber` Bland tests the version in production. */
export interface BatchRequest {
  /** The scenarios to play, each once. */
  readonly scenarioIds: readonly string[]
  /** The pathway version to test. @default the version in production */
  readonly versionNumber?: number | undefined
}

/** Starts real, paid conversations. `POST /v1/agent-testing/batch-run` */
export async function startBatch(
  transport: Transport,
  request: BatchRequest,
  signal?: AbortSignal,
): Promise<StartedBatch> {
  const path = '/v1/agent-testing/batch-run'
  const { scenarioIds, versionNumber } = request
  const version = versionNumber === undefined ? {} : { version_number: versionNumber }
  const body = { scenario_ids: scenarioIds, ...version }
  const answer = await transport({ method: 'POST', path, body, signal, isAnswer: isStarted })
  return readStarted(answer)
}

/** Reads one batch. `GET /v1/agent-testing/batches/{id}` */
export async function getBatch(
  transport: Transport,
  batchId: string,
  signal?: AbortSignal,
): Promise<Batch> {
  const path = `/v1/agent-testing/batches/${encodeURIComponent(batchId)}`
  const body = await transport({ method: 'GET', path, signal })
  const batch = readAs(batchSchema, body, `GET ${path}`)
  const whole = batch.id === '' ? { ...batch, id: batchId } : batch
  return isCut(body, batch.runs) ? { ...whole, runs: null } : whole
}
