/**
 * The session of a suite whose tests run in this process: opened when the first of them has come to its
 * body. The runner has decided by then which tests run, and so have the hooks of the user.
 */
import type { BlandError } from '../../errors/bland-error.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { Prepared } from '../../plan/prepare.ts'
import type { JudgedScenario } from '../../session/play-scenario.ts'
import type { Recorder, WhenWritten } from '../../session/recorder.ts'
import type { Session } from '../../session/session.ts'
import { abortable } from '../../util/native.ts'
import { orphaned } from './orphaned.ts'
import { OwnTests } from './own-tests.ts'
import { recall, remember } from './watch-memory.ts'
import type { WatchedSuite } from './watch-memory.ts'

/** What a late session is opened with. */
export interface LateInput extends WatchedSuite {
  /** The folder of the session's records. */
  readonly folder: string
  readonly conversations: WhenWritten
}

/** Plans a suite, by code that a file whose suites are all skipped never loads. */
export async function planSuite(settings: SuiteSettings): Promise<Prepared> {
  const { prepareSuite } = await import('../../plan/prepare.ts')
  return prepareSuite(settings, orphaned())
}

/** The judged cases of a scenario, or of the suite. */
export type JudgedCases = Pick<JudgedScenario, 'cases' | 'run' | 'batchId' | 'record'> &
  Partial<Pick<JudgedScenario, 'transcript'>>

/** A test that waits, as its runner knows it. */
interface Waiter {
  readonly signal: AbortSignal
  readonly skip: (reason: string) => void
}

type Planned = Prepared & { readonly state: 'planned' }

/** The session of a suite, for all of its tests. */
export class LateSession {
  readonly tests: OwnTests = new OwnTests()
  readonly #input: LateInput
  readonly #prepared: Planned
  #opening: Promise<Session> | null = null
  #remembering: Promise<void> = Promise.resolve()
  #isCancelled = false
  #isAnswered = false
  readonly #closeNow = (): void => {
    this.#isCancelled = true
    void this.close()
    // The runner is gone: nobody would hear which batch was started.
    if (!this.#isAnswered) process.kill(process.pid, 'SIGTERM')
  }

  constructor(input: LateInput, prepared: Planned) {
    this.#input = input
    this.#prepared = prepared
  }

  /** Waits for the cases of a scenario, or of the suite; a cancelled run ends the wait at once. */
  async judged(scenario: string | null, waiter: Waiter): Promise<JudgedCases> {
    this.#opening ??= this.#open()
    try {
      const asked = this.#opening.then((session) => casesOf(session, scenario))
      return await abortable(asked, waiter.signal)
    } catch (error) {
      if (waiter.signal.aborted) {
        this.#isCancelled = true
        waiter.skip('cancelled')
      }
      throw error
    }
  }

  /**
   * Stops all waiting. What was sent to start a batch is answered first: its id must not be lost. What was
   * played is seen to its end, also where a hook or a filter has skipped the tests that would show it.
   * Returns the records of which some test does not tell, by the keys of their scenarios.
   */
  async close(): Promise<Readonly<Record<string, string>>> {
    const session = await this.#opening?.catch(() => null)
    if (!session) return {}
    if (!this.#isCancelled) await session.suite().catch(() => null)
    orphaned().removeEventListener('abort', this.#closeNow)
    await session.close()
    await this.#remembering
    const found = this.tests.untold().map(async (scenario) => {
      const judged = await session.scenario(scenario).catch(() => null)
      return judged === null ? [] : [[scenario, judged.record] as const]
    })
    return Object.fromEntries((await Promise.all(found)).flat())
  }

  /** Starts exactly what is selected. */
  async #open(): Promise<Session> {
    const { suite, settings } = this.#input
    const { plan, link } = this.#prepared
    const selection = this.tests.select()
    const { openSession } = await import('../../session/session.ts')
    const { source, verify, hint } = recall(this.#input)
    const session = openSession({
      suite,
      link: { ...link, verify: verify ?? link.verify },
      settings: { ...settings, source },
      plan,
      ...selection,
      recorder: await recorderOf(this.#input),
      absenceHint: hint,
    })
    orphaned().addEventListener('abort', this.#closeNow)
    const answered = (): void => {
      this.#isAnswered = true
    }
    session.batchId().then(answered, answered)
    if (source.kind === 'launch' && verify === null) {
      this.#remembering = remember(this.#input, session)
    }
    return session
  }
}

async function casesOf(session: Session, scenario: string | null): Promise<JudgedCases> {
  if (scenario !== null) return session.scenario(scenario)
  return { run: null, ...(await session.suite()) }
}

type Recorded = Pick<LateInput, 'folder' | 'outDir' | 'conversations'>

async function recorderOf({ folder, outDir, conversations }: Recorded): Promise<Recorder> {
  const { createRecorder } = await import('../../session/recorder.ts')
  return createRecorder(folder, outDir, conversations)
}

/** Records why a suite has no plan, and returns the path of the record. The error names what is kept beside it. */
export async function recordNoPlan(
  input: Recorded & Pick<LateInput, 'suite'>,
  error: BlandError,
): Promise<string> {
  const { recordUnplanned } = await import('../../session/record-unplanned.ts')
  const { reason, record } = recordUnplanned(input.suite, error, await recorderOf(input))
  error.message = reason
  return record
}
