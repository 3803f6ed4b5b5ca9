import { ownKey } from '../verdict/planned-case.ts'
import type { SuiteSettings } from '../options/settings.ts'
import type { Plan } from '../plan/plan.ts'
import type { Link } from '../plan/prepare.ts'
import { keyText } from '../verdict/case-key.ts'
import { suiteCasesOf } from '../verdict/suite/suite-cases.ts'
import type { Recorder } from './recorder.ts'

/** The input of a session. */
export interface SessionInput {
  readonly suite: string
  readonly link: Link
  readonly settings: SuiteSettings
  readonly plan: Plan
  /** The keys of the selected cases as text, by the key of their scenario. Nothing else starts. */
  readonly selected: ReadonlyMap<string, ReadonlySet<string>>
  /** The keys of the selected cases of the suite. */
  readonly suiteCases: ReadonlySet<string>
  readonly recorder: Recorder
  /** A possible reason for an absent run, for its message; null for none. */
  readonly absenceHint: string | null
}

/** Selects every case of a plan: the keys of a suite that nobody filters. */
export function everyCase(plan: Plan): Pick<SessionInput, 'selected' | 'suiteCases'> {
  const entries = plan.scenarios.map(
    ({ key, cases }) => [key, new Set(cases.map((one) => keyText(ownKey(one))))] as const,
  )
  const suiteCases = new Set(suiteCasesOf(plan).map(({ key }) => key))
  return { selected: new Map(entries), suiteCases }
}
