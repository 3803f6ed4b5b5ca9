/** What a report keeps of the comparison with a baseline, and for the next one. */
import type { CaseRecord, RunRecord } from '../../record/record.ts'
import type { Verdict } from '../../verdict/verdict.ts'

/** What became of a case, and what identifies it. */
export type ComparedCase = Pick<CaseRecord, 'fingerprint' | 'before' | 'baseline'>

/** What a later run needs to compare itself with this one. */
export type ComparedRun = Pick<RunRecord, 'fingerprint' | 'commit' | 'isPartial'>

/** Returns what a record says of a case. If the runner has changed the verdict, nothing was compared. */
export function comparedCase(
  { fingerprint, before, baseline, ...own }: CaseRecord,
  told: Verdict,
): ComparedCase {
  const isOwn = own.verdict === told.verdict
  return {
    ...(fingerprint !== undefined && { fingerprint }),
    ...(isOwn && before !== undefined && { before }),
    ...(isOwn && baseline !== undefined && { baseline }),
  }
}

/** Returns what is known of a run. */
export function comparedRun({ fingerprint, commit, isPartial }: ComparedRun): ComparedRun {
  return {
    ...(fingerprint !== undefined && { fingerprint }),
    ...(commit !== undefined && { commit }),
    ...(isPartial !== undefined && { isPartial }),
  }
}
