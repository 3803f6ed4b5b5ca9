/** Single runs: https://docs.bland.ai/api-v1/get/agent-testing-runs-id. */
import { runSchema, wholeRunSchema } from '../../model/run-schema.ts'
import type { Run } from '../../model/run.ts'
import type { Transport } from '../http/transport.ts'
import { readAs, sameId } from './read-body.ts'

/** Reads one run. `GET /v1/agent-testing/runs/{id}` */
export async function getRun(
  transport: Transport,
  { id: runId, metadata }: { readonly id: string; readonly metadata: boolean },
  signal?: AbortSignal,
): Promise<Run> {
  const path = `/v1/agent-testing/runs/${encodeURIComponent(runId)}`
  const body = await transport({ method: 'GET', path, signal })
  const run = readAs(metadata ? wholeRunSchema : runSchema, body, `GET ${path}`)
  return sameId(run, runId, `GET ${path}`)
}
