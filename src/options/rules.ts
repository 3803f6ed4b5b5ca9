/**
 * Rules by which the scenarios of a suite are evaluated: the same for all, except for scenarios that the
 * user names.
 */
import { thresholdsOf } from './gate-options.ts'
import type { Thresholds } from './gate-options.ts'
import { ruleOf } from './repeat/repeat-options.ts'
import type { RepeatRule } from './repeat/repeat-options.ts'
import type { SuiteOptions } from './suite-options.ts'

/** The user's decisions about verdicts. */
export interface Policy {
  /** How a failed advisory assertion is reported. */
  readonly advisory: 'skip' | 'fail' | 'pass'
  /** How a passed run of a scenario without assertions is reported. */
  readonly unasserted: 'pass' | 'fail'
  /** How often scenarios are played; absent for once. */
  readonly repeat?: RepeatRule | undefined
}

/** The defaults: a failed advisory assertion is skipped with its reason, and Bland's verdict alone is enough. */
export const DEFAULT_POLICY: Policy = { advisory: 'skip', unasserted: 'pass' }

/** The policy of a suite. A null `unasserted` leaves the decision to the plan. */
interface SuitePolicy extends Pick<Policy, 'advisory' | 'repeat'> {
  readonly unasserted: Policy['unasserted'] | null
}

/** Rules of one scenario that differ from those of its suite. */
interface RuleChanges {
  readonly advisory?: Policy['advisory'] | undefined
  readonly unasserted?: Policy['unasserted'] | undefined
  readonly gate?: Thresholds | undefined
  readonly repeat?: RepeatRule | undefined
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

/** Makes the rules of a suite. A plan needs the titles and scenarios of its checks. */
export function resolveRules(options: SuiteOptions, checks: readonly SuiteCheck[]): SuiteRules {
  return {
    policy: resolvePolicy(options),
    thresholds: thresholdsOf(options.gate),
    overrides: resolveOverrides(options),
    checks: checks.map(({ title, only }) => ({ title, only })),
  }
}

function resolvePolicy({ repeat, ...options }: SuiteOptions): SuitePolicy {
  const { advisory, unasserted } = options
  const policy = { advisory: advisory ?? DEFAULT_POLICY.advisory, unasserted: unasserted ?? null }
  return repeat === undefined ? policy : { ...policy, repeat: ruleOf(repeat) }
}

function resolveOverrides({ overrides = {} }: SuiteOptions): SuiteRules['overrides'] {
  const entries = Object.entries(overrides).map(([name, { repeat, ...changes }]) => {
    const gate = thresholdsOf(changes.gate)
    return [name, { ...changes, gate, ...(repeat && { repeat: ruleOf(repeat) }) }] as const
  })
  return Object.fromEntries(entries)
}
