/**
 * The session of a suite: opened when the first of its tests has come to its body. Vitest has decided by
 * then which tests run, and so have the hooks of the user.
 */
import { abortable, keyText, ownKey } from 'bland-suite/internal/worker'
import type { PlannedCase, PlannedScenario, Prepared, Session } from 'bland-suite/internal/worker'
import type { TestContext } from 'vitest'
import type { DefinedTest, RunningSuite } from '../quarantine/current-suite.ts'
import { orphaned } from '../quarantine/parent-exit.ts'
import type { SuiteInput } from './suite-input.ts'
import { recall, remember } from './watch.ts'

type Planned = Prepared & { readonly state: 'planned' }

export class LateSession {
  readonly #input: SuiteInput
  readonly #prepared: Planned
  readonly #suite: RunningSuite
  readonly #scenarios = new Map<PlannedScenario, readonly DefinedTest[]>()
  readonly #suiteTests = new Map<string, DefinedTest>()
  #selected: ReadonlyMap<string, ReadonlySet<string>> = new Map()
  #opening: Promise<Session> | null = null
  #remembering: Promise<void> = Promise.resolve()
  #isCancelled = false
  #isAnswered = false
  readonly #closeNow = (): void => {
    this.#isCancelled = true
    void this.close()
    // Vitest is gone: nobody would hear which batch was started.
    if (!this.#isAnswered) process.kill(process.pid, 'SIGTERM')
  }

  constructor(input: SuiteInput, prepared: Planned, suite: RunningSuite) {
    this.#input = input
    this.#prepared = prepared
    this.#suite = suite
  }

  addScenario(scenario: PlannedScenario, tests: readonly DefinedTest[]): void {
    this.#scenarios.set(scenario, tests)
  }

  addSuiteTest(key: string, test: DefinedTest): void {
    this.#suiteTests.set(key, test)
  }

  /** Whether the case is the last selected one of its scenario. */
  isLast(key: string, one: PlannedCase): boolean {
    return [...(this.#selected.get(key) ?? [])].at(-1) === keyText(ownKey(one))
  }

  /** Waits for what the session gives; a cancelled run ends the wait at once. */
  async wait<T>(ask: (session: Session) => Promise<T>, ctx: TestContext): Promise<T> {
    this.#opening ??= this.#open()
    try {
      return await abortable(this.#opening.then(ask), ctx.signal)
    } catch (error) {
      if (ctx.signal.aborted) {
        this.#isCancelled = true
        ctx.skip('cancelled')
      }
      throw error
    }
  }

  /**
   * Stops all waiting. What was sent to start a batch is answered first: its id must not be lost. What was
   * played is seen to its end, also where a hook or a filter has skipped the tests that would show it.
   */
  async close(): Promise<void> {
    const session = await this.#opening?.catch(() => null)
    if (!session) return
    if (!this.#isCancelled) await session.suite().catch(() => null)
    orphaned().removeEventListener('abort', this.#closeNow)
    await session.close()
    await this.#remembering
    this.#suite.tell(await this.#untold(session))
  }

  /** Starts exactly what is selected. */
  async #open(): Promise<Session> {
    const { folder, outDir, conversations, suite, settings } = this.#input
    this.#selected = this.#readSelection()
    const { createRecorder, openSession } = await import('bland-suite/internal/leader')
    const { source, verify, hint } = recall(this.#input)
    const link = verify === null ? this.#prepared.link : { ...this.#prepared.link, verify }
    const session = openSession({
      suite,
      link,
      settings: { ...settings, source },
      plan: this.#prepared.plan,
      selected: this.#selected,
      suiteCases: new Set(
        [...this.#suiteTests].flatMap(([key, test]) => (test.isSelected() ? [key] : [])),
      ),
      recorder: createRecorder(folder, outDir, conversations),
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

  /** The records of which some test does not tell, as a hook has skipped it: by scenario. */
  async #untold(session: Session): Promise<Readonly<Record<string, string>>> {
    const untold = [...this.#scenarios].filter(([{ key, cases }, tests]) =>
      cases.some((one, index) => {
        const isChosen = this.#selected.get(key)?.has(keyText(ownKey(one))) === true
        return isChosen && tests[index]?.isTold() === false
      }),
    )
    const found = untold.map(async ([{ key }]) => {
      const judged = await session.scenario(key).catch(() => null)
      return judged === null ? [] : [[key, judged.record] as const]
    })
    return Object.fromEntries((await Promise.all(found)).flat())
  }

  #readSelection(): ReadonlyMap<string, ReadonlySet<string>> {
    const selected = new Map<string, ReadonlySet<string>>()
    for (const [{ key, cases }, tests] of this.#scenarios) {
      const keys = cases.flatMap((one, index) =>
        tests[index]?.isSelected() === true ? [keyText(ownKey(one))] : [],
      )
      if (keys.length > 0) selected.set(key, new Set(keys))
    }
    return selected
  }
}
