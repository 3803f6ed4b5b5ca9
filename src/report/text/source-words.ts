/** Words for the source of a suite: its batch, or its check run. */
import { judgeLater } from '../../options/repeat/judge-later.ts'
import { oneLine } from '../../verdict/title.ts'
import type { ReportBatch } from '../model/report.ts'
import type { Labelled } from './failure-parts.ts'

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

/**
 * Names the batches, which the API cannot stop, or the check run, which may have been cancelled, and says how
 * to report on them later; null if they have ended.
 */
export function stillRunning(batch: ReportBatch): Labelled | null {
  const { kind, id, variable } = sourceOf(batch)
  if (batch.batchStatus !== null || id === null) return null
  const suite = oneLine(batch.suite)
  if (kind === 'check run') {
    const what = `The test run was interrupted during check run ${oneLine(id)} of ${suite}`
    const how = `If it started the check run, it cancels it. Otherwise report on it with ${variable}=${oneLine(id)}`
    return { label: 'Checks', text: `${what}. ${how}` }
  }
  const batchIds = (batch.batchIds ?? [id]).map((one) => oneLine(one))
  const isSingle = batchIds.length === 1
  // The status of a suite with attempts is that of none of its batches.
  const verb = isSingle && batch.rule === undefined ? 'is still running' : 'may still run'
  const [label, it] = isSingle ? ['Batch', 'it'] : ['Batches', 'them']
  const how = `Report on ${it} later with ${judgeLater({ ...batch, batchIds })}`
  return { label, text: `${batchIds.join(', ')} of ${suite} ${verb} at Bland. ${how}` }
}
