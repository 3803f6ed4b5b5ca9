/** The cases of a suite on the command line, where no test runner runs them: each has the verdict of its record. */
import { ownKey } from '../verdict/planned-case.ts'
import type { NativeCase } from '../report/model/native-case.ts'
import type { Plan } from '../plan/plan.ts'
import type { CaseKey, TitledKey } from '../verdict/case-key.ts'
import { suiteCasesOf, suiteKey } from '../verdict/suite/suite-cases.ts'

/** The paths of the records written so far: by scenario key, and that of the suite itself. */
export interface Written {
  readonly scenarios: Map<string, string>
  suite: string | null
}

/** Lists every planned case. A case without a record was not evaluated before the end. */
export function plannedCases(suite: string, plan: Plan, written: Written): readonly NativeCase[] {
  const cases = plan.scenarios.flatMap(({ key, title: scenario, cases: own }) =>
    own.map((one) =>
      toCase(
        { ...ownKey(one), suite, scenario: key },
        { ...one, scenario },
        written.scenarios.get(key),
      ),
    ),
  )
  const ofSuite = suiteCasesOf(plan).map((one) => suiteCase(suite, suiteKey(one), written.suite))
  return [...cases, ...ofSuite]
}

/** Makes a case that belongs to no scenario. */
export function suiteCase(suite: string, one: TitledKey, record: string | null): NativeCase {
  const { kind, id, title } = one
  return toCase({ kind, id, suite, scenario: null }, { title, scenario: null }, record ?? undefined)
}

function toCase(
  key: CaseKey,
  names: Pick<NativeCase, 'title' | 'scenario'>,
  record: string | undefined,
): NativeCase {
  const native = { state: record === undefined ? 'unfinished' : 'passed' } as const
  const { title, scenario } = names
  const { suite } = key
  return {
    key,
    project: null,
    suite,
    scenario,
    title,
    record: record ?? null,
    native,
    location: null,
  }
}
