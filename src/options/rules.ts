/** How the scenarios of a suite are judged: alike, but for those that the user has named. */
import type { Thresholds } from './gate-options.ts'

/** What the user decides about verdicts. */
export interface Policy {
  /** What an advisory assertion that failed is reported as. */
  readonly advisory: 'skip' | 'fail' | 'pass'
  /** What a passed run of a scenario without assertions is reported as. */
  readonly unasserted: 'pass' | 'fail'
}

/** The defaults: an advisory failure is skipped with its reason, Bland's verdict alone is enough. */
export const DEFAULT_POLICY: Policy = { advisory: 'skip', unasserted: 'pass' }

/** The policy of a suite; whether `unasserted` scenarios pass may be left to the plan. */
export interface SuitePolicy extends Pick<Policy, 'advisory'> {
  readonly unasserted: Policy['unasserted'] | null
}

/** What a scenario is judged by otherwise than the rest of its suite. */
interface RuleChanges {
  readonly advisory?: Policy['advisory'] | undefined
  readonly unasserted?: Policy['unasserted'] | undefined
  readonly gate?: Thresholds | undefined
}

/** A check, as far as a plan needs it. */
export interface SuiteCheck {
  readonly title: string
  /** The names of its scenarios; null for all. */
  readonly only: readonly string[] | null
}

/** The rules of a suite. */
export interface SuiteRules {
  readonly policy: SuitePolicy
  readonly thresholds: Thresholds
  /** By the name of the scenario. */
  readonly overrides: Readonly<Record<string, RuleChanges>>
  /** The user's checks, in their order. */
  readonly checks: readonly SuiteCheck[]
}
