/** Fingerprints of cases: a case is the same as an earlier one if its own and its scenario's are. */
import { fingerprintOf } from '../../util/fingerprint.ts'
import type { PlannedCase } from '../planned-case.ts'

/** Returns the fingerprint of a case; null if its definition cannot be seen, such as that of a check. */
export function fingerprintOfCase(planned: PlannedCase): string | null {
  switch (planned.kind) {
    case 'assertion':
      return planned.assertion.fingerprint ?? null
    case 'judge':
      return fingerprintOf({
        kind: 'judge',
        ...planned.judge,
        targets: planned.judge.targets.toSorted(),
      })
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
