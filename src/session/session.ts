/** A session: one launched or attached batch, or a check run, shared by all who wait for it. */
import { isLost, refusalOf } from './opened.ts'
import type { Opened, StartedBatch } from './opened.ts'
import type { JudgedScenario } from './play-scenario.ts'
import type { JudgedSuite } from './play-suite-cases.ts'

/** A session. Any number of waiters may call each method. */
export interface Session {
  /** Resolves with the id of the batch, or of the check run, when it has started; null if there is none. */
  readonly batchId: () => Promise<string | null>
  /**
   * Resolves with the batches of all attempts, in their order, when no other will start; empty for a check run.
   * Also resolves if the session is closed before its end.
   */
  readonly batches: () => Promise<readonly StartedBatch[]>
  /** Resolves with the reason why nothing is followed, as soon as that is known; null if something is. */
  readonly refusal: () => Promise<string | null>
  /** Resolves with whether a batch with an unknown id may have been started. */
  readonly isLost: () => Promise<boolean>
  /** Resolves when the run of a selected scenario is evaluated and its record is written. */
  readonly scenario: (key: string) => Promise<JudgedScenario>
  /** Resolves when the cases of the suite are evaluated and its record is written. */
  readonly suite: () => Promise<JudgedSuite>
  /** Cancels what we started, where Bland can: a check run. The process is about to end. */
  readonly cancel: () => Promise<void>
  /** Stops waiting and polling. Rejects all who still wait. */
  readonly close: () => Promise<void>
}

/** A session of batches. Its ids and its refusal are those of the first one. */
interface Batches {
  readonly opened: Promise<Opened>
  readonly scenarios: ReadonlyMap<string, Promise<JudgedScenario>>
  readonly suite: Promise<JudgedSuite>
}

/** Makes what waiters ask of a session of batches, whether scenarios are played once or repeatedly. */
export function waitingFor({
  opened,
  scenarios,
  suite,
}: Batches): Omit<Session, 'batches' | 'close'> {
  return {
    batchId: async () => (await opened).batchId,
    refusal: async () => refusalOf(await opened),
    isLost: async () => isLost(await opened),
    scenario: (key) => scenarios.get(key) ?? Promise.reject(notSelected(key)),
    suite: () => suite,
    // Bland cannot cancel a batch.
    cancel: async () => {},
  }
}

/** Makes the error of a waiter for a scenario that a filter left out. */
export function notSelected(key: string): Error {
  return new Error(`Scenario ${key} was not selected.`)
}
