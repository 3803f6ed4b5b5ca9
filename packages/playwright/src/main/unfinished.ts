/** Why Playwright has not come to the end of a test. */
import type { FullConfig, FullProject, Suite, TestCase } from '@playwright/test/reporter'
import { messagesOf } from 'bland-suite/internal/report'
import { textOf } from './native-case.ts'

/** What is known of a run. */
export interface Course {
  readonly config: Pick<FullConfig, 'maxFailures' | 'projects'> | null
  readonly root: Suite | null
}

/** What kept a test from ending; undefined where it cannot be told. */
export function whyUnfinished(test: TestCase, { config, root }: Course): string | undefined {
  const all = root?.allTests() ?? []
  return (
    dependencyOf(test, config, all) ?? hookOf(test, all) ?? limitOf(config?.maxFailures ?? 0, all)
  )
}

/** A project that has failed, and that the test's project depends on. */
function dependencyOf(
  test: TestCase,
  config: Course['config'],
  all: readonly TestCase[],
): string | undefined {
  const needed = neededBy(test.parent.project(), config?.projects ?? [])
  const failed = all.find((one) => needed.has(nameOf(one)) && hasFailed(one))
  return failed && `project “${nameOf(failed)}”, which its own depends on, failed`
}

function neededBy(
  project: FullProject | undefined,
  projects: readonly FullProject[],
): ReadonlySet<string> {
  const needed = new Set(project?.dependencies)
  // A set gives what is added while it is walked.
  for (const name of needed) {
    for (const other of projects.find((one) => one.name === name)?.dependencies ?? []) {
      needed.add(other)
    }
  }
  return needed
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
  return thrown?.error && `a beforeAll hook failed: ${messagesOf([textOf(thrown.error)])}`
}

function limitOf(most: number, all: readonly TestCase[]): string | undefined {
  const isReached = most > 0 && all.filter(hasFailed).length >= most
  const count = most === 1 ? '1 failure' : `${most} failures`
  return isReached ? `Playwright ends a run after ${count} (maxFailures)` : undefined
}

function hasFailed(test: TestCase): boolean {
  return test.results.length > 0 && test.outcome() === 'unexpected'
}

function nameOf(test: TestCase): string {
  return test.parent.project()?.name ?? ''
}
