/** Why Playwright has not come to the end of a test. */
import type { FullProject, TestCase } from '@playwright/test/reporter'
import { limitReached, messagesOf, unfinished } from 'bland-suite/internal/report'
import type { NativeResult } from 'bland-suite/internal/report'
import type { Heard } from './heard.ts'

/** Returns the result of a test that has not ended, with what kept it, as far as Playwright tells. */
export function unfinishedTest(test: TestCase, { config, root }: Heard): NativeResult {
  const all = root?.allTests() ?? []
  const most = config?.maxFailures ?? 0
  const isOver = most > 0 && all.filter(hasFailed).length >= most
  return unfinished([
    dependencyOf(test, config?.projects ?? [], all),
    hookOf(test, all),
    isOver ? limitReached('Playwright', most, 'maxFailures') : null,
  ])
}

/** A project that has failed, and that the test's project depends on. */
function dependencyOf(
  test: TestCase,
  projects: readonly FullProject[],
  all: readonly TestCase[],
): string | undefined {
  const needed = new Set(test.parent.project()?.dependencies)
  // A set gives what is added while it is walked.
  for (const name of needed) {
    const project = projects.find((one) => one.name === name)
    for (const other of project?.dependencies ?? []) needed.add(other)
  }
  const failed = all.find((one) => needed.has(nameOf(one)) && hasFailed(one))
  return failed && `project “${nameOf(failed)}”, which its own depends on, failed`
}

/** A hook of the file that has thrown before any of its tests ran. */
function hookOf(test: TestCase, all: readonly TestCase[]): string | undefined {
  const { file } = test.location
  const steps = all
    .filter((one) => one.location.file === file && nameOf(one) === nameOf(test))
    .flatMap(({ results }) => results.flatMap((result) => result.steps))
  const thrown = steps
    .flatMap((step) => (step.category === 'hook' ? [step, ...step.steps] : []))
    .find(({ title, error }) => error !== undefined && title.startsWith('beforeAll'))
  return thrown?.error && `a beforeAll hook failed: ${messagesOf([thrown.error])}`
}

function hasFailed(test: TestCase): boolean {
  return test.results.length > 0 && test.outcome() === 'unexpected'
}

function nameOf(test: TestCase): string {
  return test.parent.project()?.name ?? ''
}
