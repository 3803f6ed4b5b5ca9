/** What Vitest tells while tests run, as runs that begin and end. */
import type { Progress } from 'bland-suite/internal/report'
import type { TestCase, TestSuite } from 'vitest/node'

export class LiveRuns {
  readonly #progress: Progress
  /** The selected scenarios of each session that has not begun, by its folder. */
  readonly #coming = new Map<string, Set<string>>()

  constructor(progress: Progress) {
    this.#progress = progress
  }

  /** A test is going to run. */
  expect(test: TestCase): void {
    const { bland } = test.meta()
    if (bland === undefined || bland.scenario === null) return
    const folder = bland.key.suite
    const scenarios = this.#coming.get(folder) ?? new Set()
    this.#coming.set(folder, scenarios.add(bland.scenario))
  }

  /** A test begins: with the first one of a session, all of its runs have. */
  begin(test: TestCase): void {
    const folder = test.meta().bland?.key.suite ?? ''
    for (const scenario of this.#coming.get(folder) ?? []) {
      this.#progress.begin(keyOf(folder, scenario), scenario)
    }
    this.#coming.delete(folder)
  }

  /** A describe has ended: that of a scenario, or any. */
  end(suite: TestSuite): void {
    const tests = [...suite.children.tests()]
    const metas = tests.flatMap((test) => test.meta().bland ?? [])
    const [meta] = metas
    if (meta === undefined || meta.scenario === null) return
    const key = keyOf(meta.key.suite, meta.scenario)
    const red = tests.filter((test) => test.result().state === 'failed').length
    if (metas.some(({ played }) => played === true)) this.#progress.end(key, red)
    else this.#progress.drop(key)
  }

  stop(): void {
    this.#progress.stop()
  }
}

function keyOf(folder: string, scenario: string): string {
  return JSON.stringify([folder, scenario])
}
