/** Fingerprints of cases: a case is the same as an earlier one if its own and its scenario's are. */
import { fingerprintOf } from '../../util/fingerprint.ts'
import type { PlannedCase, PlannedJudge } from '../planned-case.ts'

/** Returns the fingerprint of a case; null if its definition cannot be seen, such as that of a check. */
export function fingerprintOfCase(planned: PlannedCase): string | null {
  switch (planned.kind) {
    case 'assertion':
      return planned.assertion.fingerprint ?? null
    case 'judge':
      return fingerprintOfJudge(planned.judge)
    case 'gate':
      return fingerprintOf({ kind: 'gate', ...planned.gate })
    case 'run':
    case 'all-assertions':
      // They judge the play alone.
      return fingerprintOf({ kind: planned.kind })
    case 'check':
      return null
  }
}

function fingerprintOfJudge({ isUndefined, ...judge }: PlannedJudge): string | null {
  if (isUndefined === true) return null
  return fingerprintOf({ kind: 'judge', ...judge, targets: judge.targets.toSorted() })
}
