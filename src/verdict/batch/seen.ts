/** A scenario as its run was judged: what the verdict on the whole batch builds on. */
import type { RunOutcome } from '../run/outcome.ts'
import type { Run } from '../../model/run.ts'
import type { JudgedCase } from '../run/judge-run.ts'
import { isRed } from '../verdict.ts'

/** A judged scenario, with all of its cases, whatever a filter left of them. */
export interface SeenScenario {
  readonly title: string
  readonly scenarioId: string | null
  readonly outcome: RunOutcome
  readonly cases: readonly JudgedCase[]
}

/** The run that was judged; null where none was seen. */
export function judgedRun({ outcome }: SeenScenario): Run | null {
  return outcome.state === 'absent' ? null : outcome.run
}

/**
 * Whether Bland may mark a batch FAILED for it: a red case, or an advisory assertion that failed. A gate
 * or a check is ours, and Bland knows nothing of it.
 */
export function explainsFailure({ cases }: SeenScenario): boolean {
  return cases.some(({ planned, verdict, results }) => {
    switch (planned.kind) {
      case 'gate':
      case 'check':
        return false
      case 'run':
      case 'all-assertions':
        return isRed(verdict)
      case 'assertion':
        return isRed(verdict) || results.some((one) => one.verdict === 'failed')
    }
  })
}
