/** Plays one attempt of the chosen scenarios: a batch of its own. */
import { BlandLaunchLostError } from '../../errors/launch-lost-error.ts'
import { quietly } from '../../util/promises.ts'
import type { KeptAttempt } from '../keep/keep-cassette.ts'
import { open } from '../open.ts'
import { isLost, startedIn } from '../opened.ts'
import type { Opened, StartedBatch } from '../opened.ts'
import { judgeAndRecordRun } from '../play-scenario.ts'
import type { JudgedScenario } from '../play-scenario.ts'
import { judgeAndRecordSuite } from '../play-suite-cases.ts'
import type { JudgedSuite } from '../play-suite-cases.ts'
import type { BegunAttempts, SessionInput } from '../session-input.ts'
import type { PlannedScenario } from '../../plan/plan.ts'

/** A started attempt, with the scenarios that it plays by their keys. */
export interface Attempt {
  readonly opened: Opened
  readonly played: KeptAttempt['played']
  readonly judged: ReadonlyMap<string, Promise<JudgedScenario>>
  readonly suite: Promise<JudgedSuite>
}

/**
 * Starts a batch of the chosen scenarios, and follows it.
 *
 * @param begun the attempts that have begun, growing as others do
 */
export async function playAttempt(
  input: SessionInput,
  chosen: readonly PlannedScenario[],
  closing: AbortSignal,
  begun: readonly Attempt[],
): Promise<Attempt> {
  const among = { ...input, begun: () => startsOf(begun) }
  const opened = unlessTaken(await open(among, chosen, closing), begun)
  const judged = new Map(
    chosen.map((scenario, index) => {
      const own = judgeAndRecordRun({ scenario, isFirst: index === 0 }, opened)
      return [scenario.key, quietly(own)] as const
    }),
  )
  const played = chosen.flatMap((scenario) => {
    const own = judged.get(scenario.key)
    return own === undefined ? [] : [{ scenario, judged: own }]
  })
  const suite = quietly(judgeAndRecordSuite([...judged.values()], opened))
  return { opened, played, judged, suite }
}

/** Returns the batches of those attempts that have started one. */
export function startedBatches(attempts: readonly Attempt[]): readonly StartedBatch[] {
  return attempts.flatMap(({ opened, judged }) => startedIn(opened, [...judged.keys()]))
}

function startsOf(begun: readonly Attempt[]): BegunAttempts {
  const batchIds = startedBatches(begun).map(({ id }) => id)
  return { batchIds, isLost: begun.some(({ opened }) => isLost(opened)) }
}

/** Gives up a batch that is an earlier attempt's: no conversation counts twice. */
function unlessTaken(opened: Opened, earlier: readonly Attempt[]): Opened {
  const { batchId } = opened
  if (batchId === null || !earlier.some((one) => one.opened.batchId === batchId)) return opened
  opened.leave()
  const cause = new Error(`Bland answered with batch ${batchId}, which an earlier attempt has`)
  const { message: reason } = new BlandLaunchLostError({ cause })
  return { ...opened, batchId: null, progress: { state: 'refused', reason, isLost: true } }
}
