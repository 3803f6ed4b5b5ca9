/** How the scenarios of a suite are judged: alike, but for those that the user has named. */
import { BlandSelectionError } from '../errors/selection-error.ts'
import { withOwnCases } from '../verdict/cases.ts'
import type { PlannedCheck } from '../verdict/cases.ts'
import type { Thresholds } from '../verdict/gate.ts'
import type { Policy } from './policy.ts'
import { nearest } from './did-you-mean.ts'
import type { Plan } from '../plan/plan.ts'

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

/**
 * The plan with what the user wants of it: a policy for each scenario, and gates and checks behind its
 * cases. A bound of a scenario replaces the suite's on the same measure, and no other. A rule for one of
 * the scenarios that the suite leaves out is a note.
 *
 * @throws {@link BlandSelectionError} where the rules name a scenario that nobody knows
 */
export function applyRules(plan: Plan, rules: SuiteRules, leftOut: readonly string[] = []): Plan {
  const own = plan.scenarios.map(({ name }) => name)
  const notes = namedBy(rules).flatMap(([where, name]) => {
    if (own.includes(name)) return []
    if (!leftOut.includes(name)) throw unknownName(where, name, [...new Set([...own, ...leftOut])])
    return [`${where} names “${name}”, which is not among the scenarios of this suite.`]
  })
  const scenarios = plan.scenarios.map((scenario) => {
    const { thresholds } = rulesFor(scenario.name, rules)
    const checks = checksFor(scenario.name, rules)
    return { ...scenario, cases: withOwnCases(scenario.cases, thresholds, checks) }
  })
  const unasserted = testsNothing(scenarios) ? 'fail' : 'pass'
  return {
    ...plan,
    notes,
    scenarios: scenarios.map((scenario) => {
      const { policy } = rulesFor(scenario.name, rules)
      return { ...scenario, policy: { ...policy, unasserted: policy.unasserted ?? unasserted } }
    }),
  }
}

/** The names in the rules that no scenario of the plan has. */
export function namesBeyond(plan: Plan, rules: SuiteRules): readonly string[] {
  const own = new Set(plan.scenarios.map(({ name }) => name))
  return namedBy(rules).flatMap(([, name]) => (own.has(name) ? [] : [name]))
}

function namedBy({
  overrides,
  checks,
}: SuiteRules): readonly (readonly [where: string, name: string])[] {
  return [
    ...Object.keys(overrides).map((name) => ['`overrides`', name] as const),
    ...checks.flatMap(({ title, only }) =>
      (only ?? []).map((name) => [`The check “${title}”`, name] as const),
    ),
  ]
}

/** Whether no case looks at what was said: no assertion, none that may come, no gate and no check. */
function testsNothing(scenarios: Plan['scenarios']): boolean {
  return scenarios.every(({ cases }) => cases.every(({ kind }) => kind === 'run'))
}

function checksFor(name: string, { checks }: SuiteRules): readonly PlannedCheck[] {
  return checks.flatMap(({ title, only }, check) =>
    only === null || only.includes(name) ? [{ title, check }] : [],
  )
}

function rulesFor(
  name: string,
  { policy, thresholds, overrides }: SuiteRules,
): Pick<SuiteRules, 'policy' | 'thresholds'> {
  // The name may be a word that every object knows.
  const changes = Object.hasOwn(overrides, name) ? overrides[name] : undefined
  if (changes === undefined) return { policy, thresholds }
  const { advisory = policy.advisory, unasserted = policy.unasserted, gate } = changes
  return { policy: { advisory, unasserted }, thresholds: { ...thresholds, ...gate } }
}

/** A rule for a name that no scenario has would silently not count. */
function unknownName(where: string, name: string, known: readonly string[]): BlandSelectionError {
  const hint = nearest(name, known) || ` Scenarios there: ${quoted(known)}.`
  return new BlandSelectionError(
    `${where} names “${name}”, and the suite has no scenario of that name.${hint}`,
  )
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => `“${name}”`)
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`
}
