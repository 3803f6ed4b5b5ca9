/** Plays the attempts of a suite: those that exist, or else in waves, until every scenario is decided. */
import type { PlannedScenario } from '../../plan/plan.ts'
import { answerLater, quietly } from '../../util/promises.ts'
import type { JudgedScenario } from '../play-scenario.ts'
import type { JudgedSuite } from '../play-suite-cases.ts'
import { openBaseline } from '../baseline/compare.ts'
import { noting } from '../open.ts'
import { refusalOf } from '../opened.ts'
import type { SessionInput } from '../session-input.ts'
import type { Attempt } from './attempt.ts'
import { existingAttempts, playExisting } from './existing.ts'
import { joinSuite } from './join-suite.ts'
import { beginPlaying, settle } from './playing.ts'
import type { Plays } from './playing.ts'
import { playWaves } from './waves.ts'

/** The attempts of a suite, for all who wait. */
export interface Campaign {
  /** The first attempt, as soon as it has started or was refused. */
  readonly first: Promise<Attempt>
  /** The attempts that have started or were refused by now. */
  readonly begun: readonly Attempt[]
  /** The scenarios by their keys; each resolves when it is decided. */
  readonly scenarios: ReadonlyMap<string, Promise<JudgedScenario>>
  readonly suite: Promise<JudgedSuite>
  /** All attempts; resolves with the suite. */
  readonly attempts: Promise<readonly Attempt[]>
}

/** Returns whether a scenario may be played more than once. */
export function isRepeated({ policy, runIds }: PlannedScenario): boolean {
  return policy.repeat !== undefined || runIds !== undefined
}

/** Begins immediately. */
export function playCampaign(
  asked: SessionInput,
  chosen: readonly PlannedScenario[],
  closing: AbortSignal,
): Campaign {
  const first = answerLater<Attempt>()
  const baseline = openBaseline(asked)
  const input = noting(asked, baseline?.notes ?? [])
  const playing = chosen.map((scenario) => beginPlaying(scenario, input, baseline))
  const begun: Attempt[] = []
  const begin = (attempt: Attempt): void => {
    begun.push(attempt)
    first.resolve(attempt)
  }
  const plays = { input, baseline, playing, closing, begun, begin }
  const attempts = quietly(playAll(plays))
  const suite = quietly(attempts.then((all) => tell(all, plays)))
  suite.catch((error: unknown) => {
    for (const { reject } of [first, ...playing.map(({ answer }) => answer)]) reject(error)
  })
  const scenarios = new Map(
    playing.map(({ given, answer }) => [given.scenario.key, answer.promise]),
  )
  return { first: first.promise, begun, scenarios, suite, attempts }
}

async function playAll(plays: Plays): Promise<readonly Attempt[]> {
  const sources = existingAttempts(plays.input)
  return sources === null ? playWaves(plays) : playExisting(sources, plays)
}

/** Tells the suite. If no attempt could start, the first one says why to all who wait. */
async function tell(attempts: readonly Attempt[], asked: Plays): Promise<JudgedSuite> {
  const { input, playing } = asked
  const first = attempts.find(({ opened }) => refusalOf(opened) === null)
  const played = input.settings.source.kind === 'launch' ? first?.opened.input.plan : null
  const plays = { ...asked, input: { ...input, plan: played ?? input.plan } }
  if (attempts.some(({ opened }) => refusalOf(opened) === null)) {
    const judged = await Promise.all(playing.map(({ answer }) => answer.promise))
    return joinSuite(attempts, judged, plays)
  }
  for (const one of playing) {
    const [only] = one.given.attempts
    if (only === undefined) settle(one, plays)
    else one.answer.resolve(only)
  }
  return joinSuite(attempts, [], plays)
}
