/** Explains why Playwright did not finish a test. */
import type { FullProject, TestCase } from '@playwright/test/reporter'
import { limitReached, messagesOf, unfinished } from 'bland-suite/internal/report'
import type { NativeResult } from 'bland-suite/internal/report'
import type { Heard } from './heard.ts'

/** Returns the result of an unfinished test, with the reason if Playwright has one. */
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

/** Finds a failed project that the test's project depends on. */
function dependencyOf(
  test: TestCase,
  projects: readonly FullProject[],
  all: readonly TestCase[],
): string | undefined {
  const needed = new Set(test.parent.project()?.dependencies)
  // A set iterates over entries that are added meanwhile.
  for (const name of needed) {
    const project = projects.find((one) => one.name === name)
    for (const other of project?.dependencies ?? []) needed.add(other)
  }
  const failed = all.find((one) => needed.has(nameOf(one)) && hasFailed(one))
  return failed && `project “${nameOf(failed)}”, which its own depends on, failed`
}

/** Finds a hook of the file that failed before any of its tests ran. */
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
