/** Words for the source of a suite: its batch, or its check run. */
import type { ReportBatch } from '../model/report.ts'

type Sourced = Pick<ReportBatch, 'batchId' | 'batchIds' | 'checkRunId'>

/** A source by its kind, and the variable that names it to a later run. */
interface SourceWords {
  readonly kind: 'batch' | 'check run'
  /** Several ids are separated by commas, as the variable has them. */
  readonly id: string | null
  readonly variable: 'BLAND_BATCH_ID' | 'BLAND_CHECK_RUN_ID'
}

/** Returns the words for the source of a suite. */
export function sourceOf({ batchId, batchIds, checkRunId }: Sourced): SourceWords {
  return checkRunId === undefined
    ? { kind: 'batch', id: batchIds?.join(',') ?? batchId, variable: 'BLAND_BATCH_ID' }
    : { kind: 'check run', id: checkRunId, variable: 'BLAND_CHECK_RUN_ID' }
}

/** Names what was evaluated: the batch, or the check run. */
export function nameSource(sourced: Sourced): string {
  if (sourced.batchIds !== undefined) return `batches ${sourced.batchIds.join(', ')}`
  const { kind, id } = sourceOf(sourced)
  return id === null ? `no ${kind}` : `${kind} ${id}`
}
