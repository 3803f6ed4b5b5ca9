/** Compares the attempts of a plan with those that its rules and options allow. */
import { BlandSelectionError } from '../../errors/option-errors.ts'
import type { SuiteRules } from '../../options/rules.ts'
import type { Source } from '../../options/settings.ts'
import type { Plan, PlannedScenario } from '../plan.ts'

/** Returns the rules of a plan. Where several batches exist and no rule says how many must pass, all must. */
export function withAttempts(plan: Plan, rules: SuiteRules): SuiteRules {
  const times = plan.scenarios[0]?.runIds?.length ?? 1
  const isRuled = [rules.policy, ...Object.values(rules.overrides)].some(
    ({ repeat }) => repeat !== undefined,
  )
  if (times === 1 || isRuled) return rules
  const repeat = { times, needed: times, when: 'always', stopEarly: true } as const
  return { ...rules, policy: { ...rules.policy, repeat } }
}

/**
 * Refuses a plan with more attempts than its rules allow, or more than `maxRuns`, all that may be played counted.
 *
 * @throws {@link BlandSelectionError} that names the number
 */
export function refuseAttempts({ scenarios }: Plan, source: Source): void {
  const odd = scenarios.find((one) => playedOf(one) > allowedOf(one))
  if (odd !== undefined) {
    throw new BlandSelectionError(
      (name) =>
        `The batches have ${playedOf(odd)} runs of “${odd.title}”, but ${name('repeat')} allows ${allowedOf(odd)}. ` +
        'Name fewer batches, or allow more attempts.',
    )
  }
  if (source.kind !== 'launch') return
  const runs = scenarios.reduce((sum, one) => sum + allowedOf(one), 0)
  if (runs <= source.maxRuns) return
  throw new BlandSelectionError(
    (name) =>
      `The ${scenarios.length} scenarios may take ${runs} runs, but a suite starts at most ${source.maxRuns}: each is a paid conversation. ` +
      `Select fewer, lower ${name('repeat')}, or set ${name('maxRuns', runs)}.`,
  )
}

function allowedOf({ policy }: PlannedScenario): number {
  return policy.repeat?.times ?? 1
}

function playedOf({ runIds = [] }: PlannedScenario): number {
  return runIds.filter((id) => id !== null).length
}
