import { judgeBatch } from '../batch/judge-batch.ts'
import { because, PASSED } from '../verdict.ts'
import type { SuiteCase } from './suite-case.ts'

/** Evaluates the batch over all its runs. Left out while it passes; shown only when it explains a failure. */
export const batchIsConsistent: SuiteCase = {
  key: 'batch',
  title: 'batch is consistent',
  needsBatch: true,
  isQuiet: true,
  judge: ({ batch, scenarios }) => {
    if (batch === null) return PASSED
    return 'unread' in batch ? because('errored', batch.unread) : judgeBatch(batch, scenarios)
  },
}
