/** Judges attempts that exist: the batches that a user names, or those of a cassette. */
import type { Source } from '../../options/settings.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import { counted } from '../../util/count.ts'
import type { SessionInput } from '../session-input.ts'
import { playAttempt } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import { addAttempts, forAttempt, isDecided, settle, stopBroken } from './playing.ts'
import type { Playing, Plays } from './playing.ts'

/** Returns the source of each attempt; null if the attempts are yet to be started. */
export function existingAttempts({
  settings: { source },
  plan,
}: SessionInput): readonly Source[] | null {
  if (source.kind === 'launch') return null
  const count = Math.max(...plan.scenarios.map(({ runIds = [] }) => runIds.length), 1)
  if (source.kind === 'attach') {
    return source.batchIds.map((id) => ({ kind: 'attach', batchIds: [id] }))
  }
  if (source.kind !== 'replay') return [source]
  return Array.from({ length: count }, (_, attempt) => ({ ...source, attempt }))
}

/** Follows all attempts at the same time, and decides each scenario by those that have a run of it. */
export async function playExisting(
  sources: readonly Source[],
  plays: Plays,
): Promise<readonly Attempt[]> {
  const input = forAttempt(plays)
  const { source: asked } = input.settings
  const attempts: Attempt[] = []
  for (const [index, source] of sources.entries()) {
    const chosen = plays.playing.flatMap(({ given: { scenario } }) =>
      isElsewhere(scenario, index, asked) ? [] : inBatch(scenario, index),
    )
    const own = { ...input, settings: { ...input.settings, source } }
    const attempt = await playAttempt(own, chosen, plays.closing, plays.begun)
    plays.begin(attempt)
    attempts.push(attempt)
  }
  await Promise.all(
    plays.playing.map(async (one) => {
      await addAttempts(one, attempts, plays.closing)
      if (isDecided(one)) settle(one, plays)
    }),
  )
  const open = plays.playing.filter((one) => !isDecided(one))
  stopBroken(plays.playing)
  for (const one of open) settle(one, plays, whyNoMore(one, plays.input))
  return attempts
}

/** Returns whether the source knows that only other batches play a scenario. */
function isElsewhere({ key }: PlannedScenario, index: number, source: Source): boolean {
  if (source.kind !== 'attach' || source.played === undefined) return false
  const plays = source.played.map((keys) => keys.includes(key))
  return plays[index] === false && plays.includes(true)
}

/** Returns the scenario with its run in a batch; nothing if only other batches have one. */
function inBatch(scenario: PlannedScenario, index: number): readonly PlannedScenario[] {
  const { runIds } = scenario
  if (runIds === undefined) return [scenario]
  const runId = runIds[index] ?? null
  return runId === null && runIds.some((id) => id !== null) ? [] : [{ ...scenario, runId }]
}

function whyNoMore({ given }: Playing, { settings }: SessionInput): string | null {
  const { rule, attempts } = given
  if (attempts.length >= rule.times) return null
  const holds = counted(attempts.length, 'attempt')
  const { source } = settings
  return source.kind === 'replay'
    ? `the cassette ${source.path} holds ${holds}, the rule may need ${rule.times}`
    : `there ${attempts.length === 1 ? 'is' : 'are'} ${holds} to judge, the rule may need ${rule.times}`
}
