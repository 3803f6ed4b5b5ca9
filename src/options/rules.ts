/**
 * Rules by which the scenarios of a suite are evaluated: the same for all, except for scenarios that the
 * user names.
 */
import type { Thresholds } from './gate-options.ts'

/** The user's decisions about verdicts. */
export interface Policy {
  /** How a failed advisory assertion is reported. */
  readonly advisory: 'skip' | 'fail' | 'pass'
  /** How a passed run of a scenario without assertions is reported. */
  readonly unasserted: 'pass' | 'fail'
}

/** The defaults: a failed advisory assertion is skipped with its reason, and Bland's verdict alone is enough. */
export const DEFAULT_POLICY: Policy = { advisory: 'skip', unasserted: 'pass' }

/** The policy of a suite. A null `unasserted` leaves the decision to the plan. */
export interface SuitePolicy extends Pick<Policy, 'advisory'> {
  readonly unasserted: Policy['unasserted'] | null
}

/** Rules of one scenario that differ from those of its suite. */
interface RuleChanges {
  readonly advisory?: Policy['advisory'] | undefined
  readonly unasserted?: Policy['unasserted'] | undefined
  readonly gate?: Thresholds | undefined
}

/** The properties of a check that a plan needs. */
export interface SuiteCheck {
  readonly title: string
  /** The names of its scenarios; null for all. */
  readonly only: readonly string[] | null
}

/** The rules of a suite. */
export interface SuiteRules {
  readonly policy: SuitePolicy
  readonly thresholds: Thresholds
  /** By scenario name. */
  readonly overrides: Readonly<Record<string, RuleChanges>>
  /** The user's checks, in order. */
  readonly checks: readonly SuiteCheck[]
}
