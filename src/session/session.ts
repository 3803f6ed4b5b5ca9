/** A session: one launched or attached batch, shared by all who wait for it. */
import { NativeAbortController } from '../util/native.ts'
import { judgeAndRecordSuite } from './play-suite-cases.ts'
import type { JudgedSuite } from './play-suite-cases.ts'
import { judgeAndRecordRun } from './play-scenario.ts'
import type { JudgedScenario } from './play-scenario.ts'
import { keepCassette } from './keep-cassette.ts'
import { open } from './open.ts'
import type { SessionInput } from './session-input.ts'

/** A session. Any number of waiters may call each method. */
export interface Session {
  /** Resolves with the id of the batch when it has started; null if there is none. */
  readonly batchId: () => Promise<string | null>
  /** Resolves with the reason why nothing is followed, as soon as that is known; null if something is. */
  readonly refusal: () => Promise<string | null>
  /** Resolves with whether a batch with an unknown id may have been started. */
  readonly isLost: () => Promise<boolean>
  /** Resolves when the run of a selected scenario is evaluated and its record is written. */
  readonly scenario: (key: string) => Promise<JudgedScenario>
  /** Resolves when the cases of the suite are evaluated and its record is written. */
  readonly suite: () => Promise<JudgedSuite>
  /** Stops waiting and polling. Rejects all who still wait. */
  readonly close: () => Promise<void>
}

/** Opens a session. It starts immediately, with one request for exactly the selected scenarios. */
export function openSession(input: SessionInput): Session {
  const closing = new NativeAbortController()
  const chosen = input.plan.scenarios.filter(({ key }) => input.selected.has(key))
  const opened = quietly(open(input, chosen, closing.signal))
  const played = chosen.map((scenario, index) => {
    const isFirst = index === 0
    const judged = opened.then((context) => judgeAndRecordRun({ scenario, isFirst }, context))
    return { scenario, judged: quietly(judged) }
  })
  const scenarios = new Map(played.map(({ scenario, judged }) => [scenario.key, judged]))
  const all = [...scenarios.values()]
  const suite = quietly(opened.then((context) => judgeAndRecordSuite(all, context)))
  return {
    batchId: async () => (await opened).batchId,
    refusal: async () => {
      const { progress } = await opened
      return progress.state === 'refused' ? progress.reason : null
    },
    isLost: async () => {
      const { progress } = await opened
      return progress.state === 'refused' && progress.isLost === true
    },
    scenario: (key) =>
      scenarios.get(key) ?? Promise.reject(new Error(`Scenario ${key} was not selected.`)),
    suite: () => suite,
    close: async () => {
      closing.abort()
      await Promise.allSettled([...all, suite])
      const context = await opened.catch(() => null)
      if (context === null) return
      context.leave()
      await keepCassette(context, played)
    },
  }
}

/** Silences the unhandled-rejection warning. The rejection is handled where the promise is awaited. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
