/** Sessions and baselines for tests, with defaults. */
import type { Baseline, BaselineCase, BaselineScenario } from '../../../src/history/baseline.ts'
import type { PlayedCase } from '../../../src/history/played.ts'
import type { AcceptedScenario } from '../../../src/history/update.ts'

export function played(id: string, fields: Partial<PlayedCase> = {}): PlayedCase {
  return { kind: 'assertion', id, title: id, fingerprint: `f-${id}`, verdict: 'passed', ...fields }
}

export function accepted(id: string, fields: Partial<BaselineCase> = {}): BaselineCase {
  return { ...played(id), since: '2026-11-01', commit: 'c0ffee0', ...fields }
}

export function entryOf(
  cases: readonly BaselineCase[],
  fields: Partial<BaselineScenario> = {},
): BaselineScenario {
  return { scenarioId: 's1', title: 'Refund', fingerprint: 'play', cases, ...fields }
}

export function sessionOf(
  cases: readonly PlayedCase[],
  fields: Partial<AcceptedScenario> = {},
): AcceptedScenario {
  const scenario = { scenarioId: 's1', title: 'Refund', fingerprint: 'play', cases }
  return { ...scenario, day: '2026-11-20', commit: 'beef123', isWhole: true, ...fields }
}

export function baselineOf(...scenarios: readonly BaselineScenario[]): Baseline {
  return { version: 1, suite: 'Acme', scenarios }
}
