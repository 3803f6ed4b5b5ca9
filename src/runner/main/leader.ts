/**
 * Plays the suites of a test run whose tests run in other processes. It lives in one process, whatever the
 * number of workers and their restarts: one request starts a batch, one poller follows it, and each result is
 * an answer that the tests wait for.
 */
import { messageOf } from '../../errors/thrown.ts'
import type { RecordMemory } from '../../session/recorder.ts'
import type * as LeadSuite from './lead-suite.ts'
import type { Leading, LedSuite } from './lead-suite.ts'
import type { Answer, Mailbox, SuiteSelection } from './mailbox.ts'
import type { SharedSuite } from '../shared-suite.ts'

/** What a run is to play, and how. */
interface LeaderInput extends Omit<Leading, 'memory'> {
  readonly mailbox: Mailbox
  /** By the ids of their suites. */
  readonly selections: ReadonlyMap<string, SuiteSelection>
}

/** Plays what tests ask for, and remembers what was recorded. */
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
    // Loaded while the first worker starts: nobody waits for it then. A failure is thrown where it is awaited.
    this.#importing = import('./lead-suite.ts')
    this.#importing.catch(() => {})
  }

  /** A test of the suite begins: the first one has its batch started. Nothing is waited for here. */
  begin(id: string): void {
    const selection = this.#input.selections.get(id)
    if (selection === undefined || this.#begun.has(id)) return
    this.#begun.add(id)
    this.#working.push(this.#lead(selection))
  }

  /** The path of the record of a scenario, or by null of the suite, once it is written. */
  recordOf(id: string, key: string | null): string | null {
    return this.#records.get(JSON.stringify([id, key])) ?? null
  }

  /** What the sessions have recorded, by path. */
  get remembered(): Readonly<RecordMemory> {
    return this.#memory
  }

  /** The folders of the sessions. */
  get folders(): readonly string[] {
    return [...this.#playing.values()].flatMap(({ folder }) => folder ?? [])
  }

  /** The folder of a suite's records; null if nothing of it is played. */
  folderOf(id: string): string | null {
    return this.#playing.get(id)?.folder ?? null
  }

  /**
   * Waits for the end of what has begun, whatever of it tests have shown: also where a hook or a filter has
   * skipped the test that would show it.
   *
   * @param left the ids of suites of which the runner has left tests out: nobody waits for those
   */
  async settle(left: ReadonlySet<string>): Promise<void> {
    const whole = [...this.#playing].filter(([id]) => !left.has(id))
    await Promise.allSettled(whole.map(async ([, { session }]) => session?.suite()))
  }

  /** Stops all waiting, and resolves with what went wrong at the end: a cassette that was not written. */
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
    // Without it, reports of other runs are being merged.
    if (suite === null || !(await mailbox.untilAsked(id, this.#closing.signal))) return
    const playing = await this.#play(selection, suite)
    this.#playing.set(id, playing)
    const answering = keys.map(async (key) => {
      // Whatever becomes of it, the test that waits is told.
      const answer = await playing.answerTo(key).catch(broken)
      if (answer.state === 'judged') this.#records.set(JSON.stringify([id, key]), answer.record)
      mailbox.answer(id, key, answer)
    })
    // The run is over and its folder gone, or the disk is full: the test's own patience ends.
    await Promise.allSettled(answering)
  }

  async #play(selection: SuiteSelection, suite: SharedSuite): Promise<LedSuite> {
    try {
      const { leadSuite } = await this.#importing
      const apiKey = this.#input.mailbox.apiKeyOf(selection.plan)
      return leadSuite(selection, suite, apiKey, { ...this.#input, memory: this.#memory })
    } catch (error) {
      return { session: null, folder: null, answerTo: async () => broken(error) }
    }
  }
}

function broken(error: unknown): Answer {
  return { state: 'broken', reason: messageOf(error) }
}
