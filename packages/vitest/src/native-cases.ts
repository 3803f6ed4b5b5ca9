/** From Vitest's tasks to cases that the core can report. */
import { shownPath } from 'bland-suite/adapter'
import { messagesOf, trouble } from 'bland-suite/reporter'
import type { NativeCase, NativeResult, Trouble } from 'bland-suite/reporter'
import type { TestCase, TestModule } from 'vitest/node'
import type { BlandMeta } from './context.ts'
import { hasAskedToSkip } from './skip.ts'

/** What the reporter knows beside Vitest's tests. */
export interface Known {
  readonly wasSelected: (test: TestCase) => boolean
  /** Whether the run was cancelled: Vitest skips what has not ended. */
  readonly isInterrupted: boolean
}

/** The selected Bland cases of the modules, and what went wrong around them. */
export function nativeCases(modules: readonly TestModule[], known: Known): readonly NativeCase[] {
  return byFile(modules).flatMap((module) => casesOf(module, known))
}

/** In the order of their files, whichever was the first to end. */
export function byFile(modules: readonly TestModule[]): readonly TestModule[] {
  return [...modules].toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
}

function casesOf(module: TestModule, known: Known): readonly NativeCase[] {
  const cases = [...module.children.allTests()].flatMap((test) => {
    const { bland } = test.meta()
    return bland !== undefined && isShown(test, known)
      ? [toCase(module, test, { bland, known })]
      : []
  })
  const found = concernsBland(module, known) ? troubleOf(module) : null
  return found === null ? cases : [...cases, trouble(found)]
}

/** Whether a module has a case of Bland, or may have had one: it did not load. */
export function concernsBland(module: TestModule, known: Known): boolean {
  const tests = [...module.children.allTests()]
  return tests.length === 0 || tests.some((test) => isShown(test, known))
}

function isShown(test: TestCase, { wasSelected }: Known): boolean {
  const { bland } = test.meta()
  return bland !== undefined && (bland.reported === true || wasSelected(test))
}

interface About {
  readonly bland: BlandMeta
  readonly known: Known
}

function toCase(module: TestModule, test: TestCase, { bland, known }: About): NativeCase {
  return {
    project: module.project.name || null,
    suite: bland.suite,
    suiteKey: bland.folder,
    scenario: bland.scenario,
    kind: bland.kind,
    title: test.name,
    record: bland.record ?? untoldRecord(test, bland),
    native: resultOf(test, { bland, known }),
    location: { file: shownPath(module.moduleId), line: test.location?.line ?? null },
  }
}

/** The record of a scenario that was played, where a hook has skipped the test that would tell of it. */
function untoldRecord(test: TestCase, { scenario }: BlandMeta): string | null {
  if (scenario === null) return null
  for (let { parent } = test; parent.type === 'suite'; { parent } = parent) {
    const record = parent.meta().blandRecords?.[scenario]
    if (record !== undefined) return record
  }
  return null
}

function resultOf(test: TestCase, about: About): NativeResult {
  const result = test.result()
  switch (result.state) {
    case 'passed':
      return { state: 'passed' }
    case 'failed':
      return { state: 'failed', message: messageOf(result.errors) }
    case 'skipped':
      return about.bland.reported === true || isSkippedByHook(test, about)
        ? { state: 'skipped', reason: result.note ?? null }
        : { state: 'unfinished' }
    case 'pending':
      return { state: 'unfinished' }
  }
}

/** Vitest itself skips tests too: what it has cancelled, or what is below a hook that threw. */
function isSkippedByHook(test: TestCase, { bland, known }: About): boolean {
  return bland.begun !== true && !known.isInterrupted && hasAskedToSkip(test)
}

/** Errors of the file or of a suite: a file that did not load, a hook that threw. */
export function troubleOf(module: TestModule): Trouble | null {
  const suites = [...module.children.allSuites()]
  const errors = [...module.errors(), ...suites.flatMap((suite) => suite.errors())]
  if (errors.length === 0) return null
  const file = shownPath(module.moduleId)
  return {
    project: module.project.name || null,
    suite: file,
    title: module.children.size === 0 ? 'file loads' : 'hooks pass',
    message: messageOf(errors),
    location: { file, line: null },
  }
}

/** Errors that belong to no test, and fail the run all the same. */
export function unhandledTrouble(errors: readonly { readonly message: string }[]): Trouble | null {
  if (errors.length === 0) return null
  return { suite: 'vitest', title: 'no unhandled errors', message: messageOf(errors) }
}

function messageOf(errors: readonly { readonly message: string }[]): string {
  return messagesOf(errors.map(({ message }) => message))
}
