/** Recognises runs that only judges rate. In a batch they have no result that could be a verdict. */
import type { Run } from '../../model/run.ts'
import type { PlannedCase } from '../planned-case.ts'
import { joinResults } from '../results.ts'
import { readState } from '../status.ts'

/**
 * Returns whether a run has ended under an unknown status, with no assertion planned and no result. If the
 * definitions cannot be read, results may still arrive.
 */
export function isJudgeScored(
  cases: readonly PlannedCase[],
  run: Run,
  batchCopy: Run | null,
): boolean {
  const asserts = cases.some(({ kind }) => kind === 'assertion' || kind === 'all-assertions')
  return !asserts && hasEndedUnknown(run) && joinResults(run, batchCopy).length === 0
}

/** Returns whether a run says when it ended, but not how. */
export function hasEndedUnknown({ status, completed_at: end }: Run): boolean {
  return readState(status) === 'unknown' && typeof end === 'string' && end.trim() !== ''
}
