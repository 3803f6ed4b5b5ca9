/** Plays the attempts of a suite in waves, each attempt as a batch of its own, until every scenario is decided. */
import type { RepeatRule } from '../../options/repeat/repeat-options.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import { failsWidely } from '../../verdict/attempts/breaker.ts'
import { nextWave } from '../../verdict/attempts/wave.ts'
import { answerLater, quietly } from '../../util/promises.ts'
import type { Answer } from '../../util/promises.ts'
import { recordRun } from '../play-scenario.ts'
import type { JudgedScenario } from '../play-scenario.ts'
import type { JudgedSuite } from '../play-suite-cases.ts'
import { openBaseline } from '../baseline/compare.ts'
import type { SessionBaseline } from '../baseline/compare.ts'
import { noting } from '../open.ts'
import { refusalOf } from '../opened.ts'
import { filterOf } from '../session-input.ts'
import type { SessionInput } from '../session-input.ts'
import { playAttempt } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import { driversOf } from './drivers.ts'
import { drivingCounts, drivingOutcomes, joinScenario } from './join-scenario.ts'
import type { Attempted } from './join-scenario.ts'
import { joinSuite } from './join-suite.ts'

/** The attempts of a suite, for all who wait. */
export interface Campaign {
  /** The first attempt, as soon as it has started or was refused. */
  readonly first: Promise<Attempt>
  /** The scenarios by their keys; each resolves when it is decided. */
  readonly scenarios: ReadonlyMap<string, Promise<JudgedScenario>>
  readonly suite: Promise<JudgedSuite>
}

const ONCE: RepeatRule = { times: 1, needed: 1, when: 'always', stopEarly: true }

/** Returns whether a scenario may be played more than once. */
export function isRepeated({ policy }: PlannedScenario): boolean {
  return policy.repeat !== undefined
}

/** A scenario that is being played. */
interface Playing {
  given: Attempted
  readonly answer: Answer<JudgedScenario>
}

/** Starts the first wave immediately. */
export function playCampaign(
  asked: SessionInput,
  chosen: readonly PlannedScenario[],
  closing: AbortSignal,
): Campaign {
  const first = answerLater<Attempt>()
  const baseline = openBaseline(asked)
  const input = noting(asked, baseline?.notes ?? [])
  const playing = chosen.map((scenario): Playing => {
    const { isSelected } = filterOf(scenario, input)
    const drivers = driversOf(scenario, isSelected, baseline)
    const rule = scenario.policy.repeat ?? ONCE
    return { given: { scenario, rule, drivers, attempts: [], isSelected }, answer: answerLater() }
  })
  const suite = quietly(playAll({ input, baseline, playing, closing, begin: first.resolve }))
  suite.catch((error: unknown) => {
    for (const { reject } of [first, ...playing.map(({ answer }) => answer)]) reject(error)
  })
  const scenarios = new Map(
    playing.map(({ given, answer }) => [given.scenario.key, answer.promise]),
  )
  return { first: first.promise, scenarios, suite }
}

interface Plays {
  readonly input: SessionInput
  readonly baseline: SessionBaseline | null
  readonly playing: readonly Playing[]
  readonly closing: AbortSignal
  readonly begin: (attempt: Attempt) => void
}

async function playAll(plays: Plays): Promise<JudgedSuite> {
  const { input, baseline } = plays
  const isLaunch = input.settings.source.kind === 'launch'
  const attempts: Attempt[] = []
  for (let due = dueOf(plays.playing, isLaunch); due.size > 0;) {
    const isFirst = attempts.length === 0
    const wave = await playWave(due, plays)
    attempts.push(...wave)
    if (isFirst && wave.every(({ opened }) => refusalOf(opened) !== null))
      return tellRefusal(wave, plays)
    if (isFirst) stopBroken(plays.playing)
    const played = [...due.keys()]
    const goesOn = isLaunch && played.every(({ given }) => given.attempts.every(hasEnded))
    due = goesOn ? dueOf(played, true) : new Map()
    for (const one of played.filter((own) => !due.has(own))) settle(one, plays)
  }
  const judged = await Promise.all(plays.playing.map(({ answer }) => answer.promise))
  return joinSuite(attempts, judged, { input, baseline })
}

/** Returns how many attempts each scenario wants in the next wave, without those that want none. */
function dueOf(playing: readonly Playing[], isLaunch: boolean): ReadonlyMap<Playing, number> {
  const wanted = playing.map((one) => {
    const size = nextWave(one.given.rule, drivingCounts(one.given))
    return [one, isLaunch ? size : Math.min(1, size)] as const
  })
  return new Map(wanted.filter(([, size]) => size > 0))
}

/** Starts the batches of a wave one after the other, and waits until all of their runs have ended. */
async function playWave(
  due: ReadonlyMap<Playing, number>,
  { input: whole, baseline, closing, begin }: Plays,
): Promise<readonly Attempt[]> {
  const input = forAttempt(whole, baseline)
  const wave: Attempt[] = []
  for (let turn = 1; turn <= Math.max(...due.values()); turn += 1) {
    const chosen = [...due].flatMap(([{ given }, size]) => (size < turn ? [] : [given.scenario]))
    const attempt = await playAttempt(input, chosen, closing)
    begin(attempt)
    wave.push(attempt)
  }
  for (const one of due.keys()) {
    const { given } = one
    const own = wave.flatMap(({ judged }) => judged.get(given.scenario.key) ?? [])
    one.given = { ...given, attempts: [...given.attempts, ...(await Promise.all(own))] }
  }
  return wave
}

/** The scenarios are compared with the baseline when they are decided. One that refuses the start is left to the attempt. */
function forAttempt(input: SessionInput, baseline: SessionBaseline | null): SessionInput {
  if (baseline?.refusal != null) return input
  return { ...input, settings: { ...input.settings, baseline: null } }
}

/** Returns whether an attempt ended in time. None follows one that did not. */
function hasEnded(attempt: JudgedScenario): boolean {
  return attempt.seen?.outcome.state !== 'unfinished'
}

/** Lets the first attempt decide where failures would be confirmed, but most scenarios fail. */
function stopBroken(playing: readonly Playing[]): void {
  const confirming = playing.filter(({ given }) => given.rule.when === 'failed')
  const outcomes = confirming.map(({ given }) =>
    given.attempts.flatMap((attempt) => drivingOutcomes(given, attempt)),
  )
  if (!failsWidely(outcomes)) return
  for (const one of confirming) one.given = { ...one.given, rule: ONCE }
}

/** Records the decided scenario, and answers all who wait for it. */
function settle({ given, answer }: Playing, by: Pick<Plays, 'input' | 'baseline'>): void {
  const { cases, shown } = joinScenario(given, by.baseline)
  if (shown === undefined) return
  const attempts = given.attempts.map((one) => ({
    batchId: one.batchId,
    run: one.run,
    cases: one.cases,
  }))
  answer.resolve(recordRun(given.scenario, { ...shown, cases, attempts }, by))
}

/** Nothing could start: the first attempt says why. */
async function tellRefusal(
  wave: readonly Attempt[],
  { input, baseline, playing }: Plays,
): Promise<JudgedSuite> {
  for (const { given, answer } of playing) {
    const [only] = given.attempts
    if (only !== undefined) answer.resolve(only)
  }
  return joinSuite(wave, [], { input, baseline })
}
