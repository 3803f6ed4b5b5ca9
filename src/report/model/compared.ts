/** The parts of a report that come from repeated attempts and from the comparison with a baseline, or serve the next one. */
import type { AttemptedCase } from '../../record/attempts/facts.ts'
import type { CaseRecord, RunRecord } from '../../record/record.ts'
import type { Verdict } from '../../verdict/verdict.ts'

/** The change of a case, its identity, and its attempts. */
export type ComparedCase = Pick<CaseRecord, 'fingerprint' | 'before' | 'baseline'> & AttemptedCase

/** The facts that a later run needs to compare itself with this one. */
export type ComparedRun = Pick<RunRecord, 'fingerprint' | 'commit' | 'isPartial' | 'rule'>

/** Returns what a record says of a case. If the runner has changed the verdict, nothing was compared. */
export function comparedCase(
  { fingerprint, before, baseline, attempts, flaky, attempt, ...own }: CaseRecord,
  told: Verdict,
): ComparedCase {
  const isOwn = own.verdict === told.verdict
  return {
    ...(fingerprint !== undefined && { fingerprint }),
    ...(isOwn && before !== undefined && { before }),
    ...(isOwn && baseline !== undefined && { baseline }),
    ...(attempts !== undefined && { attempts }),
    ...(isOwn && flaky !== undefined && { flaky }),
    ...(attempt !== undefined && { attempt }),
  }
}

/** Returns what is known of a run. */
export function comparedRun({ fingerprint, commit, isPartial, rule }: ComparedRun): ComparedRun {
  return {
    ...(fingerprint !== undefined && { fingerprint }),
    ...(commit !== undefined && { commit }),
    ...(isPartial !== undefined && { isPartial }),
    ...(rule !== undefined && { rule }),
  }
}
