/** The cases of a suite that no test runner runs: what is judged is what is reported. */
import type { NativeCase } from '../report/model/native-case.ts'
import type { Plan } from '../plan/plan.ts'
import { BATCH_CASE, reportedKind } from '../verdict/cases.ts'

/** The records of a suite as far as they were written, by the keys of scenarios and `BATCH_CASE`. */
export type Written = ReadonlyMap<string, string>

/** Every planned case; one without a record was not judged before the end. */
export function plannedCases(suite: string, plan: Plan, written: Written): readonly NativeCase[] {
  const cases = plan.scenarios.flatMap(({ key, title: scenario, cases: own }) =>
    own.map((one): NativeCase => {
      const record = written.get(key) ?? null
      return { ...base(suite, record), scenario, kind: reportedKind(one), title: one.title }
    }),
  )
  return plan.hasBatchCase ? [...cases, suiteCase(suite, BATCH_CASE, written)] : cases
}

/** A case that belongs to no scenario. */
export function suiteCase(suite: string, title: string, written: Written): NativeCase {
  return { ...base(suite, written.get(title) ?? null), scenario: null, kind: 'suite', title }
}

function base(
  suite: string,
  record: string | null,
): Omit<NativeCase, 'kind' | 'scenario' | 'title'> {
  const native = { state: record === null ? 'unfinished' : 'passed' } as const
  return { project: null, suite, suiteKey: suite, record, native, location: null }
}
