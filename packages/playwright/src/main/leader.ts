/**
 * Plays the batches of a test run. It lives in Playwright's main process, once, whatever the number of
 * workers and their restarts: one request starts a batch, one poller follows it, and each result goes
 * into a file that the tests wait for.
 */
import { join } from 'node:path'
import { messageOf } from 'bland-suite/internal/worker'
import type { RunRecord, SuiteRecord } from 'bland-suite/internal/worker'
import type * as Sessions from 'bland-suite/internal/leader'
import { answer, untilAsked } from '../mailbox/answers.ts'
import type { Answer } from '../mailbox/answers.ts'
import { playSuite } from './play-suite.ts'
import type { Playable, Playing } from './play-suite.ts'
import { ownRun } from '../mailbox/run-folder.ts'
import type { SuiteSelection } from './selection.ts'
import { readSuiteFile } from '../mailbox/suite-file.ts'

/** What a run is to play, and where. */
export interface LeaderInput extends Pick<Playable, 'outDir' | 'refusal' | 'progress'> {
  /** The folder of the run. */
  readonly run: string
  readonly selections: ReadonlyMap<string, SuiteSelection>
}

export class Leader {
  readonly #input: LeaderInput
  readonly #begun = new Set<string>()
  readonly #playing: (Playing & { readonly id: string })[] = []
  readonly #records = new Map<string, string>()
  readonly #remembered = new Map<string, RunRecord | SuiteRecord>()
  readonly #working: Promise<void>[] = []
  readonly #closing = new AbortController()
  readonly #sessions: Promise<typeof Sessions>

  constructor(input: LeaderInput) {
    this.#input = input
    // Loaded while the first worker starts: nobody waits for it then.
    this.#sessions = import('bland-suite/internal/leader')
    // Whoever waits for it sees a failure.
    this.#sessions.catch(() => {})
  }

  /** A test of the suite begins: the first one has its batch started. Nothing is waited for here. */
  begin(id: string): void {
    const selection = this.#input.selections.get(id)
    if (selection === undefined || this.#begun.has(id)) return
    this.#begun.add(id)
    this.#working.push(this.#lead(selection))
  }

  /** The path of a record, once it is written. */
  recordOf(id: string, key: string): string | null {
    return this.#records.get(JSON.stringify([id, key])) ?? null
  }

  /** What the sessions have recorded, by path. */
  get remembered(): ReadonlyMap<string, RunRecord | SuiteRecord> {
    return this.#remembered
  }

  /** The folders of the sessions. */
  get folders(): readonly string[] {
    return this.#playing.flatMap(({ folder }) => folder ?? [])
  }

  /** The folder of a suite's records; null where nothing of it is played. */
  folderOf(id: string): string | null {
    return this.#playing.find((one) => one.id === id)?.folder ?? null
  }

  /** Waits for the end of what the suites have begun, whatever of it tests have shown. */
  async settle(ids: readonly string[]): Promise<void> {
    const batches = this.#playing.flatMap(({ id, session }) =>
      session !== null && ids.includes(id) ? [session.suite()] : [],
    )
    await Promise.allSettled(batches)
  }

  /** Stops all waiting, and resolves with what went wrong at the end: a cassette that was not written. */
  async close(): Promise<readonly string[]> {
    this.#closing.abort()
    this.#input.progress?.stop()
    const sessions = this.#playing.flatMap(({ session }) => session ?? [])
    const closed = await Promise.allSettled(sessions.map((session) => session.close()))
    await Promise.allSettled(this.#working)
    return closed.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : []))
  }

  async #lead(selection: SuiteSelection): Promise<void> {
    const { id, plan } = selection
    const suite = readSuiteFile(this.#input.run, plan)
    // Without it no test file was loaded in this run: reports are being merged.
    if (suite === null) return
    if (!(await untilAsked(join(this.#input.run, id), this.#closing.signal))) return
    const playing = this.#play({ selection, suite, sessions: await this.#sessions })
    this.#playing.push({ ...playing, id })
    const telling = [...playing.answers].map(([key, result]) => this.#tell({ id, key }, result))
    // The run is over and its folder gone, or the disk is full: the test's own patience ends.
    await Promise.allSettled(telling)
  }

  #play(what: Pick<Playable, 'selection' | 'suite' | 'sessions'>): Playing {
    const { outDir, refusal, progress } = this.#input
    const { selection } = what
    const apiKey = ownRun().keys.get(selection.plan)
    const remembered = this.#remembered
    try {
      return playSuite({ ...what, apiKey, outDir, refusal, progress, remembered })
    } catch (error) {
      const answers = new Map(selection.keys.map((key) => [key, Promise.resolve(broken(error))]))
      return { session: null, folder: null, answers }
    }
  }

  /** Whatever becomes of it, the test that waits is told. */
  async #tell(
    { id, key }: { readonly id: string; readonly key: string },
    result: Promise<Answer>,
  ): Promise<void> {
    const told = await result.catch(broken)
    if (told.state === 'judged') this.#records.set(JSON.stringify([id, key]), told.record)
    answer(join(this.#input.run, id), key, told)
  }
}

function broken(error: unknown): Answer {
  return { state: 'broken', reason: messageOf(error) }
}
