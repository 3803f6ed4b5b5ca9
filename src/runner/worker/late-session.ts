/**
 * The session of a suite whose tests run in this process. It opens when the body of the first test begins:
 * by then the runner and the user's hooks have decided which tests run.
 */
import type { TitledKey } from '../../verdict/case-key.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import type { Source } from '../../options/settings.ts'
import type { Prepared } from '../../plan/prepare.ts'
import { writeCheck } from '../../record/check-records.ts'
import type { FailureContext } from '../../report/text/failure-parts.ts'
import type { JudgedScenario } from '../../session/play-scenario.ts'
import type { Session } from '../../session/session.ts'
import { abortable } from '../../util/native.ts'
import type { BlandMeta } from '../case-meta.ts'
import { orphaned, whenSignalled } from './orphaned.ts'
import { OwnTests } from './own-tests.ts'
import { recorderOf } from './plan-suite.ts'
import { settleCase } from './settle-case.ts'
import type { CheckTools, SettledCase } from './settle-case.ts'
import { recall, remember } from './watch-memory.ts'
import type { WatchedSuite } from './watch-memory.ts'

/** A case, and the test that shows it. */
export interface OwnCase<Expect> extends CheckTools<Expect> {
  readonly one: TitledKey
  /** Null for a case of the suite. */
  readonly scenario: Pick<PlannedScenario, 'key' | 'title'> | null
  readonly waiter: Waiter
  /** Tells the reporter how the case ended. */
  readonly meta: BlandMeta
}

/** A case as its test shows it. */
export interface ShownCase extends SettledCase {
  /** The scenario and the case. */
  readonly label: string
  readonly context: FailureContext
  /** Whether the case is the last selected one of its scenario. */
  readonly isLast: boolean
}

type JudgedCases = Pick<
  JudgedScenario,
  'cases' | 'run' | 'batchId' | 'attempts' | 'rule' | 'record'
>

/** A waiting test, as its runner knows it. */
interface Waiter {
  readonly signal: AbortSignal
  readonly skip: (reason: string) => void
}

type Planned = Prepared & { readonly state: 'planned' }

/** The session of a suite, for all of its tests. */
export class LateSession {
  readonly tests: OwnTests = new OwnTests()
  readonly #suite: WatchedSuite
  readonly #prepared: Planned
  #opening: Promise<Session> | null = null
  #remembering: Promise<void> = Promise.resolve()
  #isCancelled = false
  #isAnswered = false
  #stopListening: () => void = () => {}
  readonly #closeNow = (): void => {
    this.#isCancelled = true
    const closed = this.#leave()
    if (this.#isAnswered) return
    // The runner is gone, so nobody would learn which batch was started. A check run can be cancelled.
    if (this.#suite.settings.source.kind === 'start-checks') closed.then(endNow, endNow)
    else endNow()
  }

  constructor(suite: WatchedSuite, prepared: Planned) {
    this.#suite = suite
    this.#prepared = prepared
  }

  /** Waits for a case, settles it, and records it if it is a check. Notes the record for the reporter. */
  async settle<Expect>(own: OwnCase<Expect>): Promise<ShownCase> {
    const { one, scenario, meta } = own
    const context = await this.#judged(scenario?.key ?? null, own.waiter)
    const settled = await settleCase(one, context, own)
    if (settled.isCheck) writeCheck(context.record, settled.record)
    // A replayed conversation was played earlier.
    const isPlayed = context.run !== null && this.#suite.settings.source.kind !== 'replay'
    Object.assign(meta, {
      reported: true,
      record: context.record,
      ...(isPlayed && { played: true }),
    })
    const label = scenario === null ? one.title : `${scenario.title} › ${one.title}`
    const isLast = scenario !== null && this.tests.isLast(scenario.key, one)
    return { ...settled, label, context, isLast }
  }

  /**
   * Stops all waiting, but waits for the answer of a launch first: the id of its batch must not be lost.
   * Played runs are evaluated even if a hook or a filter has skipped their tests. Returns the records that
   * some test does not name, by the keys of their scenarios.
   */
  async close(): Promise<Readonly<Record<string, string>>> {
    const session = await this.#opening?.catch(() => null)
    if (!session) return {}
    if (!this.#isCancelled) await session.suite().catch(() => null)
    this.#stopListening()
    await session.close()
    await this.#remembering
    const found = this.tests.untold().map(async (scenario) => {
      const judged = await session.scenario(scenario).catch(() => null)
      return judged === null ? [] : [[scenario, judged.record] as const]
    })
    return Object.fromEntries((await Promise.all(found)).flat())
  }

  /**
   * Cancels what was started before it lets the tests end: with the first result that cannot reach the
   * runner, Vitest ends this process.
   */
  async #leave(): Promise<void> {
    const session = await this.#opening?.catch(() => null)
    await session?.cancel()
    await this.close()
  }

  /** Waits for the cases of a scenario, or of the suite. If the test run is cancelled, the wait ends immediately. */
  async #judged(scenario: string | null, waiter: Waiter): Promise<JudgedCases> {
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

  /** Closes as soon as the runner has gone, and before it does if what was started can be cancelled. */
  #listen({ kind }: Source): void {
    const stopSignals = kind === 'start-checks' ? whenSignalled(this.#closeNow) : (): void => {}
    orphaned().addEventListener('abort', this.#closeNow)
    this.#stopListening = () => {
      stopSignals()
      orphaned().removeEventListener('abort', this.#closeNow)
    }
  }

  /** Starts exactly the selected scenarios. */
  async #open(): Promise<Session> {
    const { suite, settings } = this.#suite
    const { link, plan } = this.#prepared
    const selection = this.tests.select()
    const { openSession } = await import('./playing.ts')
    const { source, verify, hint } = recall(this.#suite)
    const session = openSession({
      suite,
      link: { ...link, verify: verify ?? link.verify },
      settings: { ...settings, source },
      plan,
      ...selection,
      recorder: await recorderOf(this.#suite),
      absenceHint: hint,
      tell: this.#suite.tellsAttempts === true ? print : undefined,
    })
    this.#listen(source)
    const answered = (): void => {
      this.#isAnswered = true
    }
    session.batchId().then(answered, answered)
    const starts = source.kind === 'launch' || source.kind === 'start-checks'
    if (starts && verify === null) {
      this.#remembering = remember(this.#suite, session, selection.selected.keys())
    }
    return session
  }
}

/** Prints a line of progress. Vitest passes on what its workers write. */
function print(line: string): void {
  process.stderr.write(`Bland: ${line}\n`)
}

function endNow(): void {
  process.kill(process.pid, 'SIGTERM')
}

async function casesOf(session: Session, scenario: string | null): Promise<JudgedCases> {
  if (scenario !== null) return session.scenario(scenario)
  return { run: null, ...(await session.suite()) }
}
