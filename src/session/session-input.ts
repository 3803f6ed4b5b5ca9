import { ownKey } from '../verdict/planned-case.ts'
import type { PlannedCase } from '../verdict/planned-case.ts'
import type { SuiteSettings } from '../options/settings.ts'
import type { Plan, PlannedScenario } from '../plan/plan.ts'
import type { Link } from '../plan/prepare.ts'
import { keyText } from '../verdict/case-key.ts'
import type { OwnKey } from '../verdict/case-key.ts'
import { suiteCasesOf, suiteKey } from '../verdict/suite/suite-cases.ts'
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
  /** Prints a line on a scenario that is played again; absent for no output. */
  readonly tell?: ((line: string) => void) | undefined
  /** Returns what all attempts have started by now; absent if there is only this one. */
  readonly begun?: (() => BegunAttempts) | undefined
}

/** The batches that the attempts of a suite have started. */
export interface BegunAttempts {
  readonly batchIds: readonly string[]
  /** Whether another batch may have been started, whose id nobody knows. */
  readonly isLost: boolean
}

/** The selected cases of a session. */
export type Selected = Pick<SessionInput, 'selected' | 'suiteCases'>

/** Cases of one scenario, by its key, or of the suite, by null. */
export interface OwnCases {
  readonly key: string | null
  readonly cases: readonly OwnKey[]
}

/** The filter on the cases of a scenario. */
interface Filtered {
  readonly isSelected: (planned: PlannedCase) => boolean
  /** Whether it leaves out some of them. */
  readonly isPartial: boolean
}

/** Returns the filter on the cases of a scenario. */
export function filterOf(
  { key, cases }: PlannedScenario,
  { selected }: Pick<SessionInput, 'selected'>,
): Filtered {
  const keys = selected.get(key)
  const isSelected = (one: PlannedCase): boolean => keys?.has(keyText(ownKey(one))) ?? false
  return { isSelected, isPartial: !cases.every(isSelected) }
}

/** Selects these cases. */
export function selectCases(groups: readonly OwnCases[]): Selected {
  const selected = new Map<string, Set<string>>()
  const suiteCases = new Set<string>()
  for (const { key, cases } of groups) {
    const texts = key === null ? suiteCases : (selected.get(key) ?? new Set())
    for (const one of cases) texts.add(key === null ? one.id : keyText(one))
    if (key !== null) selected.set(key, texts)
  }
  return { selected, suiteCases }
}

/** Selects every case of a plan: the keys of a suite that nobody filters. */
export function everyCase(plan: Plan): Selected {
  const scenarios = plan.scenarios.map(({ key, cases }) => ({ key, cases: cases.map(ownKey) }))
  return selectCases([...scenarios, { key: null, cases: suiteCasesOf(plan).map(suiteKey) }])
}
