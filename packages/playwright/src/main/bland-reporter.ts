/** The reporter: plays the batches, and writes JUnit XML and a summary from their records. */
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
} from '@playwright/test/reporter'
import { messageOf } from 'bland-suite/internal/worker'
import { knownOptions, Leader, resolveReporterOptions } from 'bland-suite/internal/report'
import type { ReporterSettings } from 'bland-suite/internal/report'
import type { ReporterOptions } from 'bland-suite'
import { print, RunReport } from 'bland-suite/internal/report'
import { mailboxOf } from '../mailbox/answers.ts'
import { announceLeader, endRun, ownRun } from '../mailbox/run-folder.ts'
import { suitesIn } from '../mailbox/suite-file.ts'
import { startPlanner } from '../plan-sync/plan-now.ts'
import { failAtExit, isListing, isMerging } from '../quarantine/modes.ts'
import type { Heard } from './heard.ts'
import { progressFor } from './progress.ts'
import { CALLER, configFolderOf, refuseConfig } from './reporter-options.ts'
import { blandTest, blandTests, selectSuites } from './selection.ts'
import { whatRan } from './what-ran.ts'

/** Signals that end Playwright silently. Playwright reports a SIGINT itself. */
const SIGNALS = ['SIGTERM', 'SIGHUP'] as const

/**
 * Plays Bland's batches, and reports them to CI. List it after Playwright's own reporters, so that its
 * summary comes last. It never hides its own failure: a report that cannot be written fails the test run.
 * An interrupted test run still leaves a report, marked as incomplete.
 *
 * @throws `BlandOptionError` if an option is unknown or wrong
 */
export class BlandReporter implements Reporter {
  readonly #settings: ReporterSettings
  readonly #heard: Heard = { config: null, root: null, ended: new Set(), errors: [], leader: null }
  /** Null if tests are only listed. */
  readonly #report: RunReport | null
  #problem: string | null = null

  constructor(options: ReporterOptions = {}) {
    const folder = configFolderOf(options)
    this.#settings = resolveReporterOptions(knownOptions(options), CALLER, folder)
    // Replaces what an older test run left, before any test file is loaded.
    this.#report = isListing(options)
      ? null
      : new RunReport(this.#settings, () => whatRan(this.#heard), { keepsRecords: isMerging() })
    announceLeader(folder)
    // The test files are loaded next, and wait for their plans.
    startPlanner()
  }

  /** Lets Playwright print its usual lines if no other reporter does. */
  printsToStdio(): boolean {
    return false
  }

  /** Selects the suites: filters have been applied, and nothing has started. */
  onBegin(config: FullConfig, root: Suite): void {
    Object.assign(this.#heard, { config, root })
    this.#problem = refuseConfig(config, this.#settings)
    const run = ownRun()
    const tests = blandTests(root)
    if (suitesIn(run.folder).length > 0 || tests.length > 0) this.#report?.settle()
    if (!run.led) {
      run.led = true
      this.#heard.leader = new Leader({
        mailbox: mailboxOf(run),
        outDir: this.#settings.outDir,
        selections: selectSuites(tests),
        refusal: this.#problem,
        progress: progressFor(config),
      })
    }
    // Not earlier: while a test file waits for its plan, the process hears no signal.
    if (this.#report !== null) this.#report.leave = async () => this.#heard.leader?.cancel()
    this.#report?.endWhenInterrupted(SIGNALS)
  }

  /** Starts a suite. The projects that a test depends on have passed when it begins. */
  onTestBegin(test: TestCase): void {
    const one = test.expectedStatus === 'skipped' ? null : blandTest(test)
    if (one !== null) this.#heard.leader?.begin(one.place.id)
  }

  onTestEnd(test: TestCase): void {
    this.#heard.ended.add(test.id)
  }

  onError(error: TestError): void {
    this.#heard.errors.push(error)
  }

  async onEnd({ status }: FullResult): Promise<Changed> {
    await this.#endSessions(status)
    try {
      return this.#publish(status)
    } catch (error) {
      process.stderr.write(`${messageOf(error)}\n`)
      // During a merge Playwright reads no status, and fails if a reporter throws.
      if (isMerging()) throw error
      return { status: 'failed' }
    }
  }

  /** Ends the test run. In UI mode, another one may follow in this process. */
  async onExit(): Promise<void> {
    endRun()
  }

  async #endSessions(status: FullResult['status']): Promise<void> {
    const { leader, root, ended, errors } = this.#heard
    if (leader === null) return
    const left = blandTests(root).filter(({ test }) => !ended.has(test.id))
    if (status === 'passed' || status === 'failed') {
      await leader.settle(new Set(left.map(({ place }) => place.id)))
    }
    for (const message of await leader.close()) {
      // Playwright's tests are over, so only this line reports it.
      process.stderr.write(`${message}\n`)
      errors.push({ message })
    }
  }

  /** Publishes the report. If it is red, Playwright's status becomes failed. */
  #publish(status: FullResult['status']): Changed {
    if (this.#report === null) return undefined
    const published = this.#report.end(INTERRUPTIONS[status])
    print(published, (text) => void process.stdout.write(`${text}\n`))
    if (this.#problem !== null) throw new Error(this.#problem)
    if (published.isGreen) return undefined
    if (isMerging()) failAtExit()
    return status === 'passed' ? { status: 'failed' } : undefined
  }
}

/** The status that `onEnd` may change. */
type Changed = { status?: FullResult['status'] } | undefined

const INTERRUPTIONS: Readonly<Partial<Record<FullResult['status'], string>>> = {
  interrupted: 'SIGINT',
  timedout: 'the globalTimeout of Playwright',
}
