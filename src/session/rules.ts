/** How the scenarios of a suite are judged: alike, but for those that the user has named. */
import { BlandSelectionError } from '../errors/selection-error.ts'
import { withOwnCases } from '../verdict/cases.ts'
import type { PlannedCheck } from '../verdict/cases.ts'
import type { Thresholds } from '../verdict/gate.ts'
import type { Policy } from '../verdict/policy.ts'
import { nearest } from './near.ts'
import type { Plan } from './plan.ts'

/** What one scenario is judged by. */
interface Rules {
  readonly policy: Policy
  readonly thresholds: Thresholds
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
export interface SuiteRules extends Rules {
  /** By the name of the scenario. */
  readonly overrides: Readonly<Record<string, RuleChanges>>
  /** The user's checks, in their order. */
  readonly checks: readonly SuiteCheck[]
}

/**
 * The plan with what the user wants of it: a policy for each scenario, and gates and checks behind its
 * cases. A bound of a scenario replaces the suite's on the same measure, and no other.
 *
 * @throws {@link BlandSelectionError} where the rules name a scenario that is not there
 */
export function applyRules(plan: Plan, rules: SuiteRules): Plan {
  const known = plan.scenarios.map(({ name }) => name)
  refuseUnknownNames(Object.keys(rules.overrides), known, '`overrides`')
  for (const { title, only } of rules.checks) {
    refuseUnknownNames(only ?? [], known, `The check “${title}”`)
  }
  const scenarios = plan.scenarios.map((scenario) => {
    const { policy, thresholds } = rulesFor(scenario.name, rules)
    const checks = checksFor(scenario.name, rules)
    return { ...scenario, policy, cases: withOwnCases(scenario.cases, thresholds, checks) }
  })
  return { ...plan, scenarios }
}

function checksFor(name: string, { checks }: SuiteRules): readonly PlannedCheck[] {
  return checks.flatMap(({ title, only }, check) =>
    only === null || only.includes(name) ? [{ title, check }] : [],
  )
}

function rulesFor(name: string, { policy, thresholds, overrides }: SuiteRules): Rules {
  // The name may be a word that every object knows.
  const changes = Object.hasOwn(overrides, name) ? overrides[name] : undefined
  if (changes === undefined) return { policy, thresholds }
  const { advisory = policy.advisory, unasserted = policy.unasserted, gate } = changes
  return { policy: { advisory, unasserted }, thresholds: { ...thresholds, ...gate } }
}

/** What is written for a name that no scenario has would silently not count. */
function refuseUnknownNames(
  named: readonly string[],
  known: readonly string[],
  option: string,
): void {
  const unknown = named.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const hint = nearest(unknown, known) || ` Scenarios there: ${quoted(known)}.`
  throw new BlandSelectionError(
    `${option} names “${unknown}”, and the suite has no scenario of that name.${hint}`,
  )
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => `“${name}”`)
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`
}
