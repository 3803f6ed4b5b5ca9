/** The reporter: JUnit XML and a summary of the Bland cases, from the records of their sessions. */
import { randomUUID } from 'node:crypto'
import {
  beginOutput,
  processClock,
  Progress,
  resolveReporterOptions,
  whenInterrupted,
} from 'bland-suite/internal/report'
import type { Output, ReporterSettings } from 'bland-suite/internal/report'
import { sleep } from 'bland-suite/internal/worker'
import type { ReporterOptions } from 'bland-suite'
import type {
  Reporter,
  SerializedError,
  TestCase,
  TestModule,
  TestRunEndReason,
  TestSpecification,
  TestSuite,
  Vitest,
} from 'vitest/node'
import type { BlandContext } from '../worker/case-meta.ts'
import { LiveRuns } from './progress.ts'
import { isForMerging } from './merging.ts'
import { refuseSharedFolder } from './reporter-options.ts'
import { whatRan } from './what-ran.ts'
import type { Told } from './what-ran.ts'

/**
 * How long the summary waits, in milliseconds: Vitest has all reporters end side by side, and those that
 * write a file say so then.
 */
const MOMENT = 30

/** The reporter, as users name it. */
const CALLER = '@bland-suite/vitest/reporter'

/** What ends Vitest. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Reports Bland suites to CI. List it after Vitest's own reporters, so that its summary comes last.
 * It never swallows a failure of its own: a report that cannot be written fails the run. A run that is
 * interrupted still leaves a report, marked as incomplete.
 *
 * @throws `BlandOptionError` if an option is unknown or wrong
 */
export class BlandReporter implements Reporter {
  readonly #options: ReporterOptions
  #settings: ReporterSettings
  readonly #selected = new Set<TestCase>()
  /** Each as it was collected: where reports are merged, several may be of one file. */
  readonly #modules = new Set<TestModule>()
  readonly #token = randomUUID()
  #files = 0
  #vitest: Vitest | null = null
  #output: Output | null = null
  #endWatch: (() => void) | null = null
  #live: LiveRuns | null = null

  constructor(options: ReporterOptions = {}) {
    this.#options = options
    this.#settings = resolveReporterOptions(options, CALLER)
  }

  /** Tells the workers where records go. */
  onInit(vitest: Vitest): void {
    this.#vitest = vitest
    this.#settings = resolveReporterOptions(this.#options, CALLER, vitest.config.root)
    refuseSharedFolder(this.#settings, vitest.config)
    const configs = [vitest, ...vitest.projects].map(({ config }) => config)
    const shared: Omit<BlandContext, 'root'> = {
      outDir: this.#settings.outDir,
      conversations: 'late',
      token: this.#token,
      requiresAssertions: configs.some(({ expect }) => expect.requireAssertions === true),
    }
    vitest.provide('bland-suite', { ...shared, root: vitest.config.root })
    for (const project of vitest.projects) {
      project.provide('bland-suite', { ...shared, root: project.config.root })
    }
  }

  /** What an older run has left is replaced before any file is read. */
  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#files = specifications.length
    const keepsRecords = this.#vitest !== null && isForMerging(this.#vitest.config)
    const keep = `watch-${this.#token}`
    this.#output = beginOutput(this.#settings, { keepsRecords, keep })
    this.#selected.clear()
    this.#modules.clear()
    this.#live = this.#watch()
    this.#endWatch ??= whenInterrupted(SIGNALS, (signal) => this.#reportInterrupted(signal))
  }

  /** Filters have been applied by now, and nothing has been skipped by a verdict yet. */
  onTestModuleCollected(module: TestModule): void {
    this.#modules.add(module)
    if (hasBland(module)) this.#output?.settle()
    for (const test of module.children.allTests()) {
      const { mode } = test.options
      if (mode === 'skip' || mode === 'todo') continue
      this.#selected.add(test)
      this.#live?.expect(test)
    }
  }

  onTestCaseReady(test: TestCase): void {
    this.#live?.begin(test)
  }

  onTestSuiteResult(suite: TestSuite): void {
    this.#live?.end(suite)
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): Promise<void> {
    this.#live?.stop()
    // The run is over, also where its report cannot be written.
    this.#endWatch?.()
    this.#endWatch = null
    const told = this.#told(modules, unhandledErrors, reason === 'interrupted')
    const ran = whatRan(told, this.#settings)
    const { isGreen, summary, annotations } = this.#begun().end(ran)
    // Whatever Vitest thinks of it; it never takes this back.
    if (!isGreen) process.exitCode = 1
    await sleep(MOMENT)
    for (const text of [summary, ...annotations]) if (text !== '') this.#vitest?.logger.log(text)
  }

  /** On a terminal Vitest itself shows how far it is, and draws over what others print there. */
  #watch(): LiveRuns | null {
    if (process.stdout.isTTY && !this.#settings.ci.isCi) return null
    const progress = new Progress(processClock, (line) => this.#vitest?.logger.error(line))
    return new LiveRuns(progress)
  }

  /** Vitest knows one module of a file; where reports are merged, there may be one of each job. */
  #told(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    isInterrupted: boolean,
  ): Told {
    const wasSelected = (test: TestCase): boolean => this.#selected.has(test)
    const all = [...new Set([...this.#modules, ...modules])]
    const files = this.#files
    const bail = this.#vitest?.config.bail ?? 0
    return { modules: all, unhandledErrors, files, wasSelected, isInterrupted, bail }
  }

  /** The process ends when this returns. */
  #reportInterrupted(signal: string): void {
    const ran = { ...whatRan(this.#told([], [], true), this.#settings), interruptedBy: signal }
    const { summary, annotations } = this.#begun().end(ran)
    process.stderr.write(`${[summary, ...annotations].join('\n')}\n`)
  }

  #begun(): Output {
    if (this.#output === null) throw new Error('the run was not begun by Vitest')
    return this.#output
  }
}

function hasBland({ children }: TestModule): boolean {
  return [...children.allTests()].some((test) => test.meta().bland !== undefined)
}
