/** The reporter: it plays the batches, and writes JUnit XML and a summary from their records. */
import { print, progressFor } from './progress.ts'
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
} from '@playwright/test/reporter'
import {
  knownOptions,
  resolveReporterOptions,
  whenInterrupted,
  beginOutput,
} from 'bland-suite/internal/report'
import type { ReporterSettings, Output, Ran } from 'bland-suite/internal/report'
import { messageOf } from 'bland-suite/internal/worker'
import type { ReporterOptions } from 'bland-suite'
import { Leader } from './leader.ts'
import { CALLER, configFolderOf, refuseConfig } from './reporter-options.ts'
import { startPlanner } from '../plan-sync/plan-now.ts'
import { failAtExit, isListing, isMerging } from '../quarantine/modes.ts'
import { announceLeader, endRun, ownRun } from '../mailbox/run-folder.ts'
import { blandTest, blandTests, selectSuites } from './selection.ts'
import type { BlandTest } from './selection.ts'
import { suitesIn } from '../mailbox/suite-file.ts'
import { whyUnfinished } from './unfinished.ts'
import { questionOf } from '../worker/case-meta.ts'
import { whatRan } from './what-ran.ts'

/** What ends Playwright without a word; it reports a SIGINT itself. */
const SIGNALS = ['SIGTERM', 'SIGHUP'] as const

/**
 * Plays Bland's batches, and reports them to CI. List it after Playwright's own reporters, so that its
 * summary comes last. It never swallows a failure of its own: a report that cannot be written fails the
 * run. A run that is interrupted still leaves a report, marked as incomplete.
 *
 * @throws `BlandOptionError` if an option is unknown or wrong
 */
export class BlandReporter implements Reporter {
  readonly #settings: ReporterSettings
  /** null where tests are only listed. */
  readonly #output: Output | null
  readonly #ended = new Set<string>()
  readonly #errors: TestError[] = []
  #config: FullConfig | null = null
  #root: Suite | null = null
  #leader: Leader | null = null
  #problem: string | null = null
  #endWatch: (() => void) | null = null

  constructor(options: ReporterOptions = {}) {
    const folder = configFolderOf(options)
    this.#settings = resolveReporterOptions(knownOptions(options), CALLER, folder)
    // What an older run has left is replaced before any test file is loaded.
    this.#output = isListing(options)
      ? null
      : beginOutput(this.#settings, { keepsRecords: isMerging() })
    announceLeader(folder)
    // The test files are loaded next, and wait for their plans.
    startPlanner()
  }

  /** Lets Playwright print its usual lines where no other reporter does. */
  printsToStdio(): boolean {
    return false
  }

  /** Filters have been applied by now. Nothing is started yet. */
  onBegin(config: FullConfig, root: Suite): void {
    this.#config = config
    this.#root = root
    this.#problem = refuseConfig(config, this.#settings)
    const run = ownRun()
    if (suitesIn(run.folder).length > 0 || blandTests(root).length > 0) this.#output?.settle()
    if (!run.led) {
      run.led = true
      this.#leader = new Leader({
        run: run.folder,
        outDir: this.#settings.outDir,
        selections: selectSuites(blandTests(root)),
        refusal: this.#problem,
        progress: progressFor(config),
      })
    }
    // Not before: while a test file is loaded, a plan is waited for, and no signal would be heard.
    this.#endWatch ??= whenInterrupted(SIGNALS, (signal) => this.#reportInterrupted(signal))
  }

  /** The projects that a test depends on have passed when it begins. */
  onTestBegin(test: TestCase): void {
    const one = test.expectedStatus === 'skipped' ? null : blandTest(test)
    if (one !== null) this.#leader?.begin(one.place.id)
  }

  onTestEnd(test: TestCase): void {
    this.#ended.add(test.id)
  }

  onError(error: TestError): void {
    this.#errors.push(error)
  }

  async onEnd({ status }: FullResult): Promise<Verdict> {
    if (this.#leader !== null) await this.#end(this.#leader, status)
    try {
      return this.#report(status)
    } catch (error) {
      process.stderr.write(`${messageOf(error)}\n`)
      // Merging, Playwright asks for no status, and fails where a reporter throws.
      if (isMerging()) throw error
      return { status: 'failed' }
    } finally {
      this.#endWatch?.()
      this.#endWatch = null
    }
  }

  /**
   * What was played is seen to its end, also where a hook or a filter has skipped the test that would show
   * it. Where Playwright itself has left tests out, nobody waits for them.
   */
  async #end(leader: Leader, status: FullResult['status']): Promise<void> {
    const tests = this.#root === null ? [] : blandTests(this.#root)
    const left = new Set(
      tests.filter(({ test }) => !this.#ended.has(test.id)).map(({ place }) => place.id),
    )
    const whole = tests.map(({ place }) => place.id).filter((id) => !left.has(id))
    if (status === 'passed' || status === 'failed') await leader.settle(whole)
    for (const message of await leader.close()) this.#fail(message)
  }

  /** Nobody else tells of it: Playwright's tests are over. */
  #fail(message: string): void {
    process.stderr.write(`${message}\n`)
    this.#errors.push({ message })
  }

  /** Another run may follow in this process, in UI mode. */
  async onExit(): Promise<void> {
    endRun()
  }

  /** What Playwright calls passed is not, where our report is not green. */
  #report(status: FullResult['status']): Verdict {
    if (this.#output === null) return undefined
    const ran = this.#ran(INTERRUPTIONS[status] ?? null)
    const { isGreen, summary, annotations } = this.#output.end(ran)
    print([summary, ...annotations])
    if (this.#problem !== null) throw new Error(this.#problem)
    if (isGreen) return undefined
    if (isMerging()) failAtExit()
    return status === 'passed' ? { status: 'failed' } : undefined
  }

  #ran(interruptedBy: string | null): Ran {
    const leader = this.#leader
    const told = {
      root: this.#root,
      errors: this.#errors,
      hasEnded: (test: TestCase) => this.#ended.has(test.id),
      recordOf: ({ mark, place }: BlandTest) =>
        leader?.recordOf(place.id, questionOf(mark)) ?? null,
      sessionOf: ({ place }: BlandTest) => (isMerging() ? undefined : leader?.folderOf(place.id)),
      whyOf: (test: TestCase) => whyUnfinished(test, { config: this.#config, root: this.#root }),
    }
    const { folders = [], remembered } = leader ?? {}
    const found = suitesIn(ownRun().folder)
    const hasTests = this.#root !== null && this.#root.allTests().length > 0
    const ran = whatRan(told, this.#settings)
    return { ...ran, folders, found, remembered, hasTests, interruptedBy }
  }

  /** The process ends when this returns. */
  #reportInterrupted(signal: string): void {
    if (this.#output === null) return
    const { summary, annotations } = this.#output.end(this.#ran(signal))
    process.stderr.write(`${[summary, ...annotations].join('\n')}\n`)
  }
}

/** What `onEnd` may say instead. */
type Verdict = { status?: FullResult['status'] } | undefined

const INTERRUPTIONS: Readonly<Partial<Record<FullResult['status'], string>>> = {
  interrupted: 'SIGINT',
  timedout: 'the globalTimeout of Playwright',
}
