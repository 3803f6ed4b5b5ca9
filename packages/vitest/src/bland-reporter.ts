/** The reporter: JUnit XML and a summary of the Bland cases, from the records of their sessions. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { resolveReporterOptions, writeWhole } from 'bland-suite/adapter'
import type { NativeCase, ReporterSettings } from 'bland-suite/adapter'
import type { ReporterOptions } from 'bland-suite'
import type { Reporter, SerializedError, TestCase, TestModule, Vitest } from 'vitest/node'
import { nativeCases, unhandledCases } from './native-cases.ts'
import type { BlandContext } from './context.ts'

/**
 * Reports Bland suites to CI. List it after Vitest's own reporters, so that its summary comes last.
 * It never swallows a failure of its own: a report that cannot be written fails the run.
 *
 * @throws {@link BlandOptionError} where an option is unknown or wrong
 */
export class BlandReporter implements Reporter {
  readonly #settings: ReporterSettings
  readonly #selected = new Set<string>()
  #vitest: Vitest | null = null

  constructor(options: ReporterOptions = {}) {
    this.#settings = resolveReporterOptions(options, '@bland-suite/vitest/reporter')
  }

  /** Tells the workers where records go. */
  onInit(vitest: Vitest): void {
    this.#vitest = vitest
    const context: BlandContext = { outDir: this.#settings.outDir, token: randomUUID() }
    vitest.provide('bland-suite', context)
  }

  onTestRunStart(): void {
    this.#selected.clear()
  }

  /** Filters have been applied by now, and nothing has been skipped by a verdict yet. */
  onTestModuleCollected(module: TestModule): void {
    for (const test of module.children.allTests()) {
      const { mode } = test.options
      if (mode !== 'skip' && mode !== 'todo') this.#selected.add(test.id)
    }
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
  ): Promise<void> {
    const wasSelected = (test: TestCase): boolean => this.#selected.has(test.id)
    const cases = nativeCases(modules, wasSelected)
    const troubles = cases.length > 0 ? unhandledCases(unhandledErrors) : []
    await this.#write([...cases, ...troubles], modules)
  }

  async #write(cases: readonly NativeCase[], modules: readonly TestModule[]): Promise<void> {
    // The package entry exports this class to test files too: they need none of what renders.
    const { loadRecords, makeReport, renderSummary, toJUnit } = await import('bland-suite/report')
    const named = cases.flatMap(({ record }) => (record === null ? [] : [record]))
    const records = await loadRecords([...named, ...suiteRecords(modules)])
    const report = makeReport(cases, records)
    const { junit, summary } = this.#settings
    if (junit !== null) await writeWhole(junit, toJUnit(report))
    const shown = junit === null ? null : relative(process.cwd(), junit)
    if (summary) this.#vitest?.logger.log(renderSummary(report, { junit: shown }))
  }
}

/** The suites' own records, as far as they got. */
function suiteRecords(modules: readonly TestModule[]): readonly string[] {
  const folders = modules.flatMap((module) =>
    [...module.children.allTests()].flatMap((test) => test.meta().bland?.folder ?? []),
  )
  return [...new Set(folders)]
    .map((folder) => join(folder, 'suite.json'))
    .filter((path) => existsSync(path))
}
