/** From Vitest's tasks to cases that the core can report. */
import { shownPath } from 'bland-suite/adapter'
import { messagesOf, trouble } from 'bland-suite/reporter'
import type { NativeCase, NativeResult, Trouble } from 'bland-suite/reporter'
import type { TestCase, TestModule } from 'vitest/node'
import type { BlandMeta } from './context.ts'

/** The selected Bland cases of the modules, and what went wrong around them. */
export function nativeCases(
  modules: readonly TestModule[],
  wasSelected: (test: TestCase) => boolean,
): readonly NativeCase[] {
  return byFile(modules).flatMap((module) => casesOf(module, wasSelected))
}

/** In the order of their files, whichever was the first to end. */
export function byFile(modules: readonly TestModule[]): readonly TestModule[] {
  return [...modules].toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
}

function casesOf(
  module: TestModule,
  wasSelected: (test: TestCase) => boolean,
): readonly NativeCase[] {
  const cases = [...module.children.allTests()].flatMap((test) => {
    const { bland } = test.meta()
    return bland !== undefined && isShown(test, wasSelected) ? [toCase(module, test, bland)] : []
  })
  const found = concernsBland(module, wasSelected) ? troubleOf(module) : null
  return found === null ? cases : [...cases, trouble(found)]
}

/** Whether a module has a case of Bland, or may have had one: it did not load. */
export function concernsBland(
  module: TestModule,
  wasSelected: (test: TestCase) => boolean,
): boolean {
  const tests = [...module.children.allTests()]
  return tests.length === 0 || tests.some((test) => isShown(test, wasSelected))
}

function isShown(test: TestCase, wasSelected: (test: TestCase) => boolean): boolean {
  const { bland } = test.meta()
  return bland !== undefined && (bland.reported === true || wasSelected(test))
}

function toCase(module: TestModule, test: TestCase, bland: BlandMeta): NativeCase {
  return {
    project: module.project.name || null,
    suite: bland.suite,
    suiteKey: bland.folder,
    scenario: bland.scenario,
    kind: bland.kind,
    title: test.name,
    record: bland.record ?? null,
    native: resultOf(test, bland),
    location: { file: shownPath(module.moduleId), line: test.location?.line ?? null },
  }
}

function resultOf(test: TestCase, bland: BlandMeta): NativeResult {
  const result = test.result()
  switch (result.state) {
    case 'passed':
      return { state: 'passed' }
    case 'failed':
      return { state: 'failed', message: messageOf(result.errors) }
    case 'skipped':
      return bland.reported === true
        ? { state: 'skipped', reason: result.note ?? null }
        : { state: 'unfinished' }
    case 'pending':
      return { state: 'unfinished' }
  }
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
