/** The session of a suite: opened when Vitest has decided which of its tests run. */
import { abortable, BATCH_CASE } from 'bland-suite/adapter'
import type {
  CallSite,
  Check,
  PlannedScenario,
  Prepared,
  Session,
  SuiteSettings,
} from 'bland-suite/adapter'
import type { ExpectStatic, TestContext } from 'vitest'
import type { DefinedTest } from './current-suite.ts'
import { orphaned } from './orphan.ts'
import { recallBatch, rememberBatch } from './watch.ts'

/** What a suite is defined with. */
export interface SuiteInput {
  readonly suite: string
  readonly site: CallSite | null
  /** The folder of the session's records. */
  readonly folder: string
  readonly outDir: string
  /** Names the Vitest process. */
  readonly token: string
  /** Whether a test without an assertion fails. */
  readonly requiresAssertions: boolean
  readonly settings: SuiteSettings
  /** The checks of the suite, which its plan names by their places. */
  readonly checks: readonly Check<ExpectStatic>[]
}

type Planned = Prepared & { readonly state: 'planned' }

export class LateSession {
  readonly #input: SuiteInput
  readonly #prepared: Planned
  readonly #scenarios = new Map<PlannedScenario, readonly DefinedTest[]>()
  #batchTest: DefinedTest | undefined
  #selected: ReadonlyMap<string, ReadonlySet<string>> = new Map()
  #session: Session | null = null
  readonly #closeNow = (): void => void this.#session?.close()

  constructor(input: SuiteInput, prepared: Planned) {
    this.#input = input
    this.#prepared = prepared
  }

  addScenario(scenario: PlannedScenario, tests: readonly DefinedTest[]): void {
    this.#scenarios.set(scenario, tests)
  }

  addBatchTest(test: DefinedTest | undefined): void {
    this.#batchTest = test
  }

  /** Starts exactly what is selected. */
  async open(): Promise<void> {
    const { folder, outDir, suite, settings } = this.#input
    const { createRecorder, openSession } = await import('bland-suite/session')
    this.#selected = this.#readSelection()
    const again = recallBatch(this.#input)
    const source = again === null ? settings.source : ({ kind: 'attach', batchId: again } as const)
    const hint =
      again === null
        ? null
        : `watch mode judges batch ${again} again. Set BLAND_WATCH=launch to start a new one with every rerun`
    this.#session = openSession({
      suite,
      link: this.#prepared.link,
      settings: { ...settings, source },
      plan: this.#prepared.plan,
      selected: this.#selected,
      judgesBatch: this.#batchTest?.isSelected() ?? false,
      recorder: createRecorder(folder, outDir),
      absenceHint: hint,
    })
    orphaned().addEventListener('abort', this.#closeNow)
    rememberBatch(this.#input, this.#session)
  }

  /** Whether the case is the last selected one of its scenario. */
  isLast(key: string, title: string): boolean {
    return [...(this.#selected.get(key) ?? [])].at(-1) === title
  }

  /** Waits for what the session gives; a cancelled run ends the wait at once. */
  async wait<T>(ask: (session: Session) => Promise<T>, ctx: TestContext): Promise<T> {
    const session = this.#session
    if (session === null) throw new Error(`${BATCH_CASE}: the session was not opened`)
    try {
      return await abortable(ask(session), ctx.signal)
    } catch (error) {
      if (ctx.signal.aborted) ctx.skip('cancelled')
      throw error
    }
  }

  async close(): Promise<void> {
    orphaned().removeEventListener('abort', this.#closeNow)
    await this.#session?.close()
  }

  #readSelection(): ReadonlyMap<string, ReadonlySet<string>> {
    const selected = new Map<string, ReadonlySet<string>>()
    for (const [{ key, cases }, tests] of this.#scenarios) {
      const titles = cases.flatMap(({ title }, index) =>
        tests[index]?.isSelected() === true ? [title] : [],
      )
      if (titles.length > 0) selected.set(key, new Set(titles))
    }
    return selected
  }
}
