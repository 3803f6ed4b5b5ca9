/**
 * Plays the suites of a test run whose tests run in other processes. It lives in one process, no matter how
 * many workers there are or how often they restart: one request starts a batch, one poller follows it, and
 * the tests wait for its answers.
 */
import { messageOf } from '../../errors/thrown.ts'
import type { RecordMemory } from '../../session/recorder.ts'
import type * as LeadSuite from './lead-suite.ts'
import type { Leading, LedSuite } from './lead-suite.ts'
import type { Answer, Mailbox, SuiteSelection } from './mailbox.ts'
import type { SharedSuite } from '../shared-suite.ts'

/** The suites of a test run, and how to play them. */
interface LeaderInput extends Omit<Leading, 'memory'> {
  readonly mailbox: Mailbox
  /** The selections by suite id. */
  readonly selections: ReadonlyMap<string, SuiteSelection>
}

/** Plays the suites that tests ask for, and remembers the records. */
export class Leader {
  readonly #input: LeaderInput
  readonly #begun = new Set<string>()
  readonly #playing = new Map<string, LedSuite>()
  readonly #records = new Map<string, string>()
  readonly #memory: RecordMemory = new Map()
  readonly #working: Promise<void>[] = []
  readonly #closing = new AbortController()
  readonly #importing: Promise<typeof LeadSuite>

  constructor(input: LeaderInput) {
    this.#input = input
    // Loads while the first worker starts, so that nobody waits. A failure is thrown where it is awaited.
    this.#importing = import('./lead-suite.ts')
    this.#importing.catch(() => {})
  }

  /** Notes that a test of the suite begins. The first one starts the batch. Does not wait. */
  begin(id: string): void {
    const selection = this.#input.selections.get(id)
    if (selection === undefined || this.#begun.has(id)) return
    this.#begun.add(id)
    this.#working.push(this.#lead(selection))
  }

  /** Returns the path of the record of a scenario, or by null of the suite; null until it is written. */
  recordOf(id: string, key: string | null): string | null {
    return this.#records.get(JSON.stringify([id, key])) ?? null
  }

  /** The records of the sessions, by path. */
  get remembered(): Readonly<RecordMemory> {
    return this.#memory
  }

  /** The folders of the sessions. */
  get folders(): readonly string[] {
    return [...this.#playing.values()].flatMap(({ folder }) => folder ?? [])
  }

  /** Returns the folder of a suite's records; null if nothing of it is played. */
  folderOf(id: string): string | null {
    return this.#playing.get(id)?.folder ?? null
  }

  /**
   * Waits until all begun suites have ended, even if a hook or a filter has skipped tests that would show
   * them.
   *
   * @param left the ids of suites whose tests the runner left out: nobody waits for them
   */
  async settle(left: ReadonlySet<string>): Promise<void> {
    const whole = [...this.#playing].filter(([id]) => !left.has(id))
    await Promise.allSettled(whole.map(async ([, { session }]) => session?.suite()))
  }

  /** Cancels what was started, where Bland can. */
  async cancel(): Promise<void> {
    const all = [...this.#playing.values()]
    await Promise.allSettled(all.map(async ({ session }) => session?.cancel()))
  }

  /** Stops all waiting. Resolves with the problems at the end, such as a cassette that was not written. */
  async close(): Promise<readonly string[]> {
    this.#closing.abort()
    this.#input.progress?.stop()
    const all = [...this.#playing.values()]
    const closed = await Promise.allSettled(all.map(async ({ session }) => session?.close()))
    await Promise.allSettled(this.#working)
    return closed.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : []))
  }

  async #lead(selection: SuiteSelection): Promise<void> {
    const { id, plan, keys } = selection
    const { mailbox } = this.#input
    const suite = mailbox.readSuite(plan)
    // Without the suite, this is a merge of other test runs' reports.
    if (suite === null || !(await mailbox.untilAsked(id, this.#closing.signal))) return
    const playing = await this.#play(selection, suite)
    this.#playing.set(id, playing)
    const answering = keys.map(async (key) => {
      // The waiting test gets an answer in any case.
      const answer = await playing.answerTo(key).catch(broken)
      if (answer.state === 'judged') this.#records.set(JSON.stringify([id, key]), answer.record)
      mailbox.answer(id, key, answer)
    })
    // If the test run is over or the disk is full, the tests stop waiting by themselves.
    await Promise.allSettled(answering)
  }

  async #play(selection: SuiteSelection, suite: SharedSuite): Promise<LedSuite> {
    try {
      const { leadSuite } = await this.#importing
      const secrets = this.#input.mailbox.secretsOf(selection.plan)
      return leadSuite(selection, suite, secrets, { ...this.#input, memory: this.#memory })
    } catch (error) {
      return { session: null, folder: null, answerTo: async () => broken(error) }
    }
  }
}

function broken(error: unknown): Answer {
  return { state: 'broken', reason: messageOf(error) }
}
