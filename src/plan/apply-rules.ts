/** Applies the rules of a suite to its plan. */
import { inFiles, render } from '../errors/message.ts'
import type { Message } from '../errors/message.ts'
import { BlandSelectionError } from '../errors/option-errors.ts'
import { nearest } from '../options/did-you-mean.ts'
import type { SuiteRules } from '../options/rules.ts'
import type { SuiteSettings } from '../options/settings.ts'
import type { Redactor } from '../redact/redactor.ts'
import { withOwnCases } from '../verdict/plan-cases.ts'
import type { PlannedCheck } from '../verdict/plan-cases.ts'
import { oneLine } from '../verdict/title.ts'
import type { Plan } from './plan.ts'

/**
 * Adds a policy to each scenario of a plan, and gates and checks after its cases. A scenario's bound
 * replaces the suite's bound on the same measure only. A rule for a scenario that the suite leaves out is a
 * note.
 *
 * @throws {@link BlandSelectionError} if the rules name an unknown scenario
 */
export function applyRules(plan: Plan, rules: SuiteRules, leftOut: readonly string[] = []): Plan {
  const own = plan.scenarios.map(({ name }) => name)
  const notes = namedBy(rules).flatMap(([where, name]) => {
    if (own.includes(name)) return []
    if (!leftOut.includes(name)) throw unknownName(where, name, [...new Set([...own, ...leftOut])])
    return [`${render(where, inFiles)} names “${name}”, which this suite leaves out.`]
  })
  const scenarios = plan.scenarios.map((scenario) => {
    const { thresholds } = rulesFor(scenario.name, rules)
    const checks = checksFor(scenario.name, rules)
    return { ...scenario, cases: withOwnCases(scenario.cases, thresholds, checks) }
  })
  const unasserted = testsNothing(scenarios) ? 'fail' : 'pass'
  return {
    ...plan,
    notes: [...(plan.notes ?? []), ...notes],
    scenarios: scenarios.map((scenario) => {
      const { policy } = rulesFor(scenario.name, rules)
      return { ...scenario, policy: { ...policy, unasserted: policy.unasserted ?? unasserted } }
    }),
  }
}

/** Returns the names in the rules that no scenario of the plan has. */
export function namesBeyond(plan: Plan, rules: SuiteRules): readonly string[] {
  const own = new Set(plan.scenarios.map(({ name }) => name))
  return namedBy(rules).flatMap(([, name]) => (own.has(name) ? [] : [name]))
}

const inOverrides: Message = (nameOption) => nameOption('overrides')

function namedBy({
  overrides,
  checks,
}: SuiteRules): readonly (readonly [where: Message, name: string])[] {
  return [
    ...Object.keys(overrides).map((name) => [inOverrides, name] as const),
    ...checks.flatMap(({ title, only }) =>
      (only ?? []).map((name) => [`The check “${title}”`, name] as const),
    ),
  ]
}

/** Returns whether nothing tests the conversation: no assertion, no case that may bring one, no gate and no check. */
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
  // The name may be that of a property of every object.
  const changes = Object.hasOwn(overrides, name) ? overrides[name] : undefined
  if (changes === undefined) return { policy, thresholds }
  const { advisory = policy.advisory, unasserted = policy.unasserted, gate } = changes
  const { repeat = policy.repeat } = changes
  const own = { advisory, unasserted, ...(repeat !== undefined && { repeat }) }
  return { policy: own, thresholds: { ...thresholds, ...gate } }
}

/** Refuses a rule for an unknown name, which would have no effect. */
function unknownName(where: Message, name: string, known: readonly string[]): BlandSelectionError {
  const hint = nearest(name, known) || ` Available scenarios: ${quoted(known)}.`
  return new BlandSelectionError(
    (nameOption) =>
      `${render(where, nameOption)} names “${name}”, but the suite has no scenario with this name.${hint}`,
  )
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => `“${name}”`)
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`
}

/**
 * Refuses a name in the options that several scenarios, or several names, share once it is redacted: it would
 * choose scenarios that nobody asked for.
 *
 * @throws {@link BlandSelectionError} that names it
 */
export function refuseAlike(settings: SuiteSettings, plan: Plan, redactor: Redactor): void {
  const { selection, rules } = settings
  const asked = new Set([
    ...(selection.only ?? []),
    ...Object.keys(rules.overrides),
    ...rules.checks.flatMap(({ only }) => only ?? []),
  ])
  const shown = [...asked].map((name) => ({ name, told: oneLine(redactor.alone(name)) }))
  for (const { name, told } of shown) {
    if (told === oneLine(name)) continue
    const scenarios = plan.scenarios.filter((one) => one.name === told).length
    const names = shown.filter((one) => one.told === told).length
    if (scenarios > 1 || names > 1) throw alike(told)
  }
}

function alike(told: string): BlandSelectionError {
  return new BlandSelectionError(
    (name) =>
      `Several scenarios are called “${told}” once personal data is replaced, so this name may mean any of them. ` +
      `Choose them with ${name('scenarioIds')}, or show such data with ${name('redact')}.`,
  )
}
