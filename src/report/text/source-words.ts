import type { ReportBatch } from '../model/report.ts'

/** Names what was evaluated: the batch, or the check run. */
export function nameSource({
  batchId,
  checkRunId,
}: Pick<ReportBatch, 'batchId' | 'checkRunId'>): string {
  const [kind, id] = checkRunId === undefined ? ['batch', batchId] : ['check run', checkRunId]
  return id === null ? `no ${kind}` : `${kind} ${id}`
}
