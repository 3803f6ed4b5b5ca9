/** What Vitest tells while tests run, as runs that begin and end. */
import { Progress } from 'bland-suite/internal/report'
import type { TestCase, TestSuite } from 'vitest/node'

/** Follows the tests of a run, and prints as runs go on. */
export class LiveRuns {
  readonly #progress: Progress
  readonly #selected: ReadonlySet<TestCase>
  /** The sessions that have begun, by their folders. */
  readonly #begun = new Set<string>()

  constructor(print: (line: string) => void, selected: ReadonlySet<TestCase>) {
    this.#progress = new Progress(print)
    this.#selected = selected
  }

  /** A test begins: with the first one of a session, all of its runs have. */
  begin(test: TestCase): void {
    const folder = test.meta().bland?.key.suite
    if (folder === undefined || this.#begun.has(folder)) return
    this.#begun.add(folder)
    for (const other of test.module.children.allTests()) {
      const { bland } = other.meta()
      if (bland?.key.suite !== folder || !this.#selected.has(other)) continue
      if (bland.scenario !== null) this.#progress.begin(other.parent, bland.scenario)
    }
  }

  /** A describe has ended: that of a scenario, or any. */
  end(suite: TestSuite): void {
    const tests = [...suite.children.tests()]
    const metas = tests.flatMap((test) => test.meta().bland ?? [])
    const red = tests.filter((test) => test.result().state === 'failed').length
    if (metas.some(({ played }) => played === true)) this.#progress.end(suite, red)
    else this.#progress.drop(suite)
  }

  /** The run is over. */
  stop(): void {
    this.#progress.stop()
  }
}
