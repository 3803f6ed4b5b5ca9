/** Decides which cases of a scenario ask for more attempts. */
import type { Policy } from '../../options/rules.ts'
import type { PlannedCase } from '../planned-case.ts'

/**
 * Returns whether a case drives attempts. Advisory assertions drive none unless they fail the suite, and
 * checks never do.
 */
export function drivesAttempts(
  planned: PlannedCase,
  { advisory }: Pick<Policy, 'advisory'>,
): boolean {
  switch (planned.kind) {
    case 'run':
    case 'all-assertions':
    case 'gate':
      return true
    case 'assertion':
      return planned.assertion.required || advisory === 'fail'
    case 'check':
    case 'judge':
      return false
  }
}
