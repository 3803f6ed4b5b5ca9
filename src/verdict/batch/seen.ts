/** The scenarios on which the verdict on a batch builds. */
import type { RunOutcome } from '../run/outcome.ts'
import type { Run } from '../../model/run.ts'
import type { JudgedCase } from '../run/judge-run.ts'
import { isRed } from '../verdict.ts'

/** An evaluated scenario with all of its cases, even deselected ones. */
export interface SeenScenario {
  readonly title: string
  readonly scenarioId: string | null
  readonly outcome: RunOutcome
  readonly cases: readonly JudgedCase[]
}

/** Returns the evaluated run; null if there was none. */
export function judgedRun({ outcome }: SeenScenario): Run | null {
  return outcome.state === 'absent' ? null : outcome.run
}

/**
 * Returns whether Bland may mark a batch FAILED because of a scenario: a red case, or a failed advisory
 * assertion. Gates and checks do not count, because Bland does not know them.
 */
export function explainsFailure({ cases }: SeenScenario): boolean {
  return cases.some(({ planned, verdict, results }) => {
    switch (planned.kind) {
      case 'judge':
      case 'gate':
      case 'check':
        return false
      case 'run':
        return isRed(verdict)
      case 'all-assertions':
      case 'assertion':
        return isRed(verdict) || results.some((one) => one.verdict === 'failed')
    }
  })
}
