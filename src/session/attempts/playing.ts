/** A scenario while its attempts are played. */
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import { failsWidely } from '../../verdict/attempts/breaker.ts'
import { nextWave } from '../../verdict/attempts/wave.ts'
import { answerLater } from '../../util/promises.ts'
import type { Answer } from '../../util/promises.ts'
import type { SessionBaseline } from '../baseline/compare.ts'
import { recordRun } from '../play-scenario.ts'
import type { JudgedScenario } from '../play-scenario.ts'
import { filterOf } from '../session-input.ts'
import type { SessionInput } from '../session-input.ts'
import type { Attempt } from './attempt.ts'
import { driversOf } from './drivers.ts'
import { drivingCounts, drivingOutcomes, joinScenario } from './join-scenario.ts'
import type { Attempted } from './join-scenario.ts'

/** A scenario that is being played, and the answer to all who wait for it. */
export interface Playing {
  given: Attempted
  readonly answer: Answer<JudgedScenario>
}

/** The scenarios of a suite while they are played. */
export interface Plays {
  readonly input: SessionInput
  readonly baseline: SessionBaseline | null
  readonly playing: readonly Playing[]
  readonly closing: AbortSignal
  /** The attempts that have started or were refused by now. */
  readonly begun: readonly Attempt[]
  /** Is called with each of them. */
  readonly begin: (attempt: Attempt) => void
}

const ONCE: RepeatRule = { times: 1, needed: 1, when: 'always', stopEarly: true }

/** Begins with a scenario. */
export function beginPlaying(
  scenario: PlannedScenario,
  input: SessionInput,
  baseline: SessionBaseline | null,
): Playing {
  const { isSelected } = filterOf(scenario, input)
  const drivers = driversOf(scenario, isSelected, baseline)
  const rule = scenario.policy.repeat ?? ONCE
  const given = { scenario, rule, drivers, attempts: [], ended: null, isSelected }
  return { given, answer: answerLater() }
}

/** Adds the attempts of a scenario when their runs have ended. Closing the session leaves those that have ended. */
export async function addAttempts(
  one: Playing,
  attempts: readonly Attempt[],
  closing: AbortSignal,
): Promise<void> {
  const { key } = one.given.scenario
  const own = await Promise.allSettled(attempts.flatMap(({ judged }) => judged.get(key) ?? []))
  const ended = own.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  one.given = { ...one.given, attempts: [...one.given.attempts, ...ended] }
  const lost = own.find((result) => result.status === 'rejected')
  if (lost === undefined) return
  if (!closing.aborted) throw lost.reason
  if (one.given.attempts.length === 0) one.answer.reject(lost.reason)
}

/** Returns how many attempts of a scenario to play next. */
export function wantedBy({ given }: Playing): number {
  return nextWave(given.rule, drivingCounts(given))
}

/** Returns whether the attempts of a scenario decide it: then nobody has to wait for the other scenarios. */
export function isDecided(one: Playing): boolean {
  return one.given.attempts.length > 0 && wantedBy(one) === 0
}

/** Lets the first attempt decide where failures would be confirmed, but most scenarios fail. */
export function stopBroken(playing: readonly Playing[]): void {
  const confirming = playing.filter(({ given }) => given.rule.when === 'failed')
  if (confirming.some(({ given }) => given.attempts.length > 1)) return
  const outcomes = confirming.map(({ given }) =>
    given.attempts.flatMap((attempt) => drivingOutcomes(given, attempt)),
  )
  if (!failsWidely(outcomes)) return
  for (const one of confirming) one.given = { ...one.given, rule: ONCE }
}

/**
 * Records a scenario that is not played again, and answers all who wait for it.
 *
 * @param ended why no more attempts follow, though the rule allows some; null if they decide
 */
export function settle(
  { given, answer }: Playing,
  by: Pick<Plays, 'input' | 'baseline'>,
  ended: string | null = null,
): void {
  const { cases, shown } = joinScenario({ ...given, ended }, by.baseline)
  if (shown === undefined) return
  const attempts = given.attempts.map((one) => ({
    batchId: one.batchId,
    run: one.run,
    cases: one.cases,
  }))
  answer.resolve(recordRun(given.scenario, { ...shown, cases, attempts }, by))
}

/** The scenarios are compared with the baseline when they are decided. One that refuses the start is left to the attempt. */
export function forAttempt({ input, baseline }: Plays): SessionInput {
  if (baseline?.refusal != null) return input
  return { ...input, settings: { ...input.settings, baseline: null } }
}
