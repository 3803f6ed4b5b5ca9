/** Finds the cases of a scenario that ask for more attempts. */
import type { PlannedScenario } from '../../plan/plan.ts'
import { drivesAttempts } from '../../verdict/attempts/drivers.ts'
import type { PlannedCase } from '../../verdict/planned-case.ts'
import { because } from '../../verdict/verdict.ts'
import { compareWith } from '../baseline/compare.ts'
import type { SessionBaseline } from '../baseline/compare.ts'

/**
 * Returns the selected cases that drive attempts. None of them is a case whose failure the baseline would
 * excuse. If none is left, the run's own case drives, because the scenario shows its verdict.
 */
export function driversOf(
  scenario: PlannedScenario,
  isSelected: (one: PlannedCase) => boolean,
  baseline: SessionBaseline | null,
): readonly PlannedCase[] {
  const excused = excusedIfFailed(scenario, baseline)
  const own = scenario.cases.filter(
    (one) => isSelected(one) && drivesAttempts(one, scenario.policy) && !excused.has(one),
  )
  return own.length > 0 ? own : scenario.cases.filter(({ kind }) => kind === 'run')
}

function excusedIfFailed(
  scenario: PlannedScenario,
  baseline: SessionBaseline | null,
): ReadonlySet<PlannedCase> {
  const verdict = because('failed', 'the agent did something else')
  const failing = scenario.cases.map((planned) => ({ planned, verdict, results: [] }))
  const compared = compareWith(baseline, scenario, failing, failing)
  return new Set(
    compared.flatMap((one) => (one.verdict.verdict === 'skipped' ? [one.planned] : [])),
  )
}
