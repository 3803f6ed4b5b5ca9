/** The reporter: writes JUnit XML and a summary of the Bland cases, from the records of their sessions. */
import { randomUUID } from 'node:crypto'
import { sleep } from 'bland-suite/internal/worker'
import type { BlandContext } from 'bland-suite/internal/worker'
import { print, resolveReporterOptions, RunReport } from 'bland-suite/internal/report'
import type { Progress, ReporterSettings } from 'bland-suite/internal/report'
import type { ReporterOptions } from 'bland-suite'
import type {
  Reporter,
  SerializedError,
  TestCase,
  TestModule,
  TestRunEndReason,
  TestSpecification,
  Vitest,
} from 'vitest/node'
import type { Heard } from './heard.ts'
import { noteBegin, noteEnd, progressFor, showsProgress } from './progress.ts'
import { keepsRecords, refuseSharedFolder } from './reporter-options.ts'
import { whatRan } from './what-ran.ts'

/**
 * How long the summary waits, in milliseconds: Vitest ends all reporters at the same time, and those that
 * write a file print a line then.
 */
const MOMENT = 30

/** The reporter's name in configurations. */
const CALLER = '@bland-suite/vitest/reporter'

/**
 * Reports Bland suites to CI. List it after Vitest's own reporters, so that its summary comes last. It
 * never hides its own failure: a report that cannot be written fails the test run. An interrupted test run
 * still leaves a report, marked as incomplete.
 *
 * @throws `BlandOptionError` if an option is unknown or wrong
 */
export class BlandReporter implements Reporter {
  readonly #options: ReporterOptions
  readonly #token = randomUUID()
  #settings: ReporterSettings
  #vitest: Vitest | null = null
  #run: Run | null = null

  constructor(options: ReporterOptions = {}) {
    this.#options = options
    this.#settings = resolveReporterOptions(options, CALLER)
  }

  /** Sends the workers the folder of records. */
  onInit(vitest: Vitest): void {
    const settings = resolveReporterOptions(this.#options, CALLER, vitest.config.root)
    refuseSharedFolder(settings, vitest.config)
    this.#vitest = vitest
    this.#settings = settings
    const all = [vitest, ...vitest.projects]
    const shared: Omit<BlandContext, 'root'> = {
      outDir: settings.outDir,
      conversations: 'late',
      token: this.#token,
      requiresAssertions: all.some(({ config }) => config.expect.requireAssertions === true),
      tellsAttempts: showsProgress(settings),
    }
    for (const one of all) one.provide('bland-suite', { ...shared, root: one.config.root })
  }

  /** Replaces what an older test run left, before any file is loaded. */
  onTestRunStart(specifications: readonly TestSpecification[]): void {
    const vitest = begun(this.#vitest)
    this.#run = null
    const heard: Heard = {
      modules: new Set(),
      selected: new Set(),
      unhandledErrors: [],
      files: specifications.length,
      isInterrupted: true,
      bail: vitest.config.bail ?? 0,
    }
    const options = { keepsRecords: keepsRecords(vitest.config), keep: `watch-${this.#token}` }
    const report = new RunReport(this.#settings, () => whatRan(heard), options)
    report.endWhenInterrupted()
    this.#run = { heard, report, progress: progressFor(vitest, this.#settings) }
  }

  /** Notes the selected tests: filters have been applied, and no verdict has skipped a test yet. */
  onTestModuleCollected(module: TestModule): void {
    const { heard, report } = begun(this.#run)
    const tests = [...module.children.allTests()]
    heard.modules.add(module)
    if (tests.some((test) => test.meta().bland !== undefined)) report.settle()
    for (const test of tests) {
      if (test.options.mode !== 'skip' && test.options.mode !== 'todo') heard.selected.add(test)
    }
  }

  onTestCaseReady(test: TestCase): void {
    const { progress, heard } = begun(this.#run)
    if (progress !== null) noteBegin(progress, test, heard.selected)
  }

  onTestCaseResult(test: TestCase): void {
    const { progress } = begun(this.#run)
    if (progress !== null) noteEnd(progress, test)
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): Promise<void> {
    const { heard, report, progress } = begun(this.#run)
    const { logger } = begun(this.#vitest)
    progress?.stop()
    // Vitest has one module per file; merged reports may have one per job.
    for (const module of modules) heard.modules.add(module)
    heard.unhandledErrors.push(...unhandledErrors)
    heard.isInterrupted = reason === 'interrupted'
    const published = report.end()
    // The report decides, no matter what Vitest concludes. Vitest never resets the code.
    if (!published.isGreen) process.exitCode = 1
    await sleep(MOMENT)
    print(published, (text) => logger.log(text))
  }
}

/** A test run; in watch mode, several follow one another. */
interface Run {
  readonly heard: Heard
  readonly report: RunReport
  readonly progress: Progress | null
}

function begun<T>(what: T | null): T {
  if (what === null) throw new Error('the run was not begun by Vitest')
  return what
}
