/** Follows the runs of suites by Vitest's events. */
import { Progress } from 'bland-suite/internal/report'
import type { ReporterSettings } from 'bland-suite/internal/report'
import type { TestCase, Vitest } from 'vitest/node'

/** Returns false on a terminal, where Vitest shows its own progress and draws over other lines. */
export function showsProgress({ ci }: ReporterSettings): boolean {
  return !process.stdout.isTTY || ci.isCi
}

/** Returns null if no progress is shown. */
export function progressFor({ logger }: Vitest, settings: ReporterSettings): Progress | null {
  return showsProgress(settings) ? new Progress((line) => logger.error(line)) : null
}

/** Notes that a test begins: with the first one of a session, all of its selected runs have. */
export function noteBegin(
  progress: Progress,
  test: TestCase,
  selected: ReadonlySet<TestCase>,
): void {
  const session = test.meta().bland?.key.suite
  if (session === undefined) return
  progress.beginAll(session, () =>
    [...test.module.children.allTests()].flatMap((other) => {
      const { bland } = other.meta()
      const isOfSession = bland?.key.suite === session && selected.has(other)
      return isOfSession && bland.scenario !== null ? [[other.parent, bland.scenario]] : []
    }),
  )
}

/**
 * Notes the end of a scenario with the last of its tests. Vitest may say that their describe has ended only
 * when another test does.
 */
export function noteEnd(progress: Progress, test: TestCase): void {
  const { bland } = test.meta()
  if (bland === undefined || bland.scenario === null) return
  const { parent } = test
  const tests = [...parent.children.tests()]
  const states = tests.map((one) => one.result().state)
  if (states.includes('pending')) return
  const red = states.filter((state) => state === 'failed').length
  if (tests.some((one) => one.meta().bland?.played === true)) progress.end(parent, red)
  else progress.drop(parent)
}
