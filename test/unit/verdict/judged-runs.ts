/** Runs that are judged, and what is said of them. */
import type { PlannedCase } from '../../../src/verdict/planned-case.ts'
import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import type { Policy } from '../../../src/options/rules.ts'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { judgeRun } from '../../../src/verdict/run/judge-run.ts'
import type { JudgedCase } from '../../../src/verdict/run/judge-run.ts'
import { aDefinition, aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'
import { toldAll } from '../helpers/verdicts.ts'

export const required = aDefinition({ id: 'req', name: 'Books a slot' })

const advisory = aDefinition({ id: 'adv', name: 'Is friendly', is_required: false })

export const both = planCases({ state: 'launched', definitions: [required, advisory] })

export const passes = (id: string): Fields => ({ assertion_id: id, status: 'PASSED' })

export const fails = (id: string): Fields => ({ assertion_id: id, status: 'FAILED' })

export interface Told {
  readonly status?: string
  readonly results?: readonly Fields[] | null
  /** The batch's copy; none by default. */
  readonly copy?: Fields
  readonly cases?: readonly PlannedCase[]
  readonly policy?: Partial<Policy>
}

/** The verdicts on a run whose status ends it. */
export function judged({
  status = 'PASSED',
  results,
  copy,
  cases = both,
  policy,
}: Told): readonly JudgedCase[] {
  const run = aRun({ status, assertion_results: results ?? null })
  const batchCopy = copy === undefined ? null : aRun(copy)
  return judgeRun(cases, { state: 'finished', run, batchCopy }, { ...DEFAULT_POLICY, ...policy })
}

export const verdicts = (told: Told): Readonly<Record<string, string>> => toldAll(judged(told))
