import type { Run } from '../client/runs.ts'
import { BlandResponseError } from '../errors/response-error.ts'

/**
 * A run as it was asked for, if it is the one that its batch lists.
 *
 * @throws {@link BlandResponseError} where it names another scenario, or another batch
 */
export function sameRun(run: Run, copy: Run | null, batchId: string | null): Run {
  const pairs = [
    ['scenario_id', run.scenario_id, copy?.scenario_id ?? null],
    ['batch_id', run.batch_id, batchId],
  ] as const
  const other = pairs.find(([, has, asked]) => has !== null && asked !== null && has !== asked)
  if (other === undefined) return run
  const [key, has, asked] = other
  const request = `GET /v1/agent-testing/runs/${run.id}`
  throw new BlandResponseError(request, `${key}: it is about ${has}, and the batch says ${asked}`, {
    body: run,
  })
}
