/** Check runs as tests write them, read by the real schema. */
import { checkRunSchema } from '../../../../src/model/check-run/check-run.ts'
import type { Policy } from '../../../../src/options/rules.ts'
import { judgeCheckRun } from '../../../../src/verdict/check-run/judge-check-run.ts'
import type { CheckOutcome } from '../../../../src/verdict/check-run/outcome.ts'
import { keyed } from '../../../../src/verdict/planned-case.ts'
import type { Verdict } from '../../../../src/verdict/verdict.ts'

interface SaidVerdict {
  readonly eval_agent_id: string
  readonly name?: string
  readonly required?: unknown
  readonly passed?: unknown
  readonly match_rate?: number
}

export interface Body {
  readonly status: string | null
  readonly overall_passed?: unknown
  readonly judge_names?: readonly string[]
  readonly verdicts?: readonly SaidVerdict[] | null | undefined
  readonly error_message?: string
}

export const POLICY = { advisory: 'skip', unasserted: 'pass' } as const

/** A plan of two judges: `must` is required, `may` is advisory. */
export const MUST_AND_MAY = [
  { id: 'must', required: true },
  { id: 'may', required: false },
] as const

type Judges = readonly { readonly id: string; readonly required: boolean }[]

function plan(judges: Judges): ReturnType<typeof keyed> {
  return keyed([
    { kind: 'run', title: 'run completes' },
    ...judges.map(({ id, required }) => ({
      kind: 'judge' as const,
      title: `Judge ${id}`,
      judge: { id, required, targets: [] },
    })),
  ])
}

export function ended(body: Body, cancelledFor: string | null = null): CheckOutcome {
  return { state: 'ended', run: checkRunSchema.parse({ id: 'check-1', ...body }), cancelledFor }
}

/** Judges a check run, and returns the verdict of each case by its id. */
export function verdictsOf(
  judges: Judges,
  outcome: CheckOutcome,
  policy: Policy,
): Readonly<Record<string, Verdict>> {
  const judged = judgeCheckRun(plan(judges), outcome, policy)
  return Object.fromEntries(judged.map(({ planned, verdict }) => [planned.id, verdict]))
}
