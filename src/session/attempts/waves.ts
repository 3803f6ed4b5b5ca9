/** Plays attempts in waves, each attempt as a batch of its own. */
import { tellSoFar } from '../../verdict/attempts/so-far.ts'
import { oneLine } from '../../verdict/title.ts'
import { refusalOf } from '../opened.ts'
import type { JudgedScenario } from '../play-scenario.ts'
import { playAttempt } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import { driversOf } from './drivers.ts'
import { drivingCounts, drivingOutcomes } from './join-scenario.ts'
import { addAttempts, forAttempt, isDecided, settle, stopBroken, wantedBy } from './playing.ts'
import type { Playing, Plays } from './playing.ts'

/** Starts waves until every scenario is decided. Returns the attempts of the first one if none of them has started. */
export async function playWaves(plays: Plays): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  const isSame = versionWatch(plays)
  for (let due = dueOf(plays.playing); due.size > 0;) {
    const isFirst = attempts.length === 0
    const wave = await startWave(due, plays)
    attempts.push(...wave)
    const played = [...due.keys()]
    const isRefused = isFirst && wave.every(({ opened }) => refusalOf(opened) !== null)
    if (isFirst) takeDefinitions(wave, plays)
    await Promise.all(
      played.map(async (one) => {
        await addAttempts(one, wave, plays.closing)
        if (!isRefused && isDecided(one)) settle(one, plays)
      }),
    )
    if (isRefused) return attempts
    const open = played.filter((one) => !isDecided(one))
    if (isFirst) stopBroken(plays.playing)
    due = dueOf(open)
    const ended = due.size === 0 ? null : await endOf(played, isSame, plays.closing)
    if (ended !== null) due = new Map()
    for (const one of due.keys()) tellNext(one, plays.input)
    for (const one of open.filter((own) => !due.has(own))) settle(one, plays, ended)
  }
  return attempts
}

/** Takes the plan of the first attempt that started: Bland may define scenarios otherwise than the snapshot of the suite. */
function takeDefinitions(attempts: readonly Attempt[], { playing, baseline }: Plays): void {
  const first = attempts.find(({ opened }) => refusalOf(opened) === null)
  for (const one of playing) {
    const { given } = one
    const { key } = given.scenario
    const scenario = first?.opened.input.plan.scenarios.find((other) => other.key === key)
    if (scenario === undefined) continue
    one.given = { ...given, scenario, drivers: driversOf(scenario, given.isSelected, baseline) }
  }
}

/** Says that a scenario is played again, and why. */
function tellNext({ given }: Playing, { tell }: Plays['input']): void {
  const attempts = given.attempts.map((attempt) => drivingOutcomes(given, attempt))
  const soFar = { rule: given.rule, attempts, driving: drivingCounts(given) }
  tell?.(`${oneLine(given.scenario.title, LONGEST)}: ${tellSoFar(soFar)}`)
}

/** The longest name of a scenario in a line, in characters. */
const LONGEST = 60

/** Returns why no attempt may follow; null if one may. */
async function endOf(
  played: readonly Playing[],
  isSame: () => Promise<boolean>,
  closing: AbortSignal,
): Promise<string | null> {
  const isInTime = played.every(({ given }) => given.attempts.every(hasEnded))
  const isVersionKept = !isInTime || (await isSame())
  if (closing.aborted) return INTERRUPTED
  if (!isInTime) return TOO_LATE
  return isVersionKept ? null : SAVED
}

const INTERRUPTED = 'the test run was interrupted, so no other attempt was started'
const TOO_LATE = 'an attempt ran out of time, so no other was started'
const SAVED = 'another version was saved or published meanwhile, so no other attempt was started'

/** Asks which version the first wave plays, beside it. The result says whether a further wave would play the same one. */
function versionWatch({ input, playing, closing }: Plays): () => Promise<boolean> {
  const { nextVersion } = input.link
  if (!playing.some(({ given: { rule } }) => rule.times > 1 && rule.stopEarly)) {
    return async () => true
  }
  const asked = nextVersion(closing)
  return async () => {
    const first = await asked
    const now = first === null ? null : await nextVersion(closing)
    return now === null || now === first
  }
}

/** Returns how many attempts each scenario wants in the next wave, without those that want none. */
function dueOf(playing: readonly Playing[]): ReadonlyMap<Playing, number> {
  const wanted = playing.map((one) => [one, wantedBy(one)] as const)
  return new Map(wanted.filter(([, size]) => size > 0))
}

/** Starts the batches of a wave one after the other. */
async function startWave(
  due: ReadonlyMap<Playing, number>,
  plays: Plays,
): Promise<readonly Attempt[]> {
  const input = forAttempt(plays)
  const wave: Attempt[] = []
  for (let turn = 1; turn <= Math.max(...due.values()); turn += 1) {
    const chosen = [...due].flatMap(([{ given }, size]) => (size < turn ? [] : [given.scenario]))
    const attempt = await playAttempt(input, chosen, plays.closing, plays.begun)
    plays.begin(attempt)
    wave.push(attempt)
  }
  return wave
}

/** Returns whether an attempt ended in time. None follows one that did not. */
function hasEnded(attempt: JudgedScenario): boolean {
  return attempt.seen?.outcome.state !== 'unfinished'
}
