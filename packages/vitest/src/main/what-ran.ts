/** Collects what Vitest ran, for reports. */
import { compareTexts } from 'bland-suite/internal/report'
import type { Seen } from 'bland-suite/internal/report'
import type { Heard } from './heard.ts'
import { nativeCases } from './native-case.ts'
import { otherTests } from './other-tests.ts'
import { isEmpty, problemsOf } from './problems.ts'

/** Collects the tests and the problems around them, in the order of files, no matter which ended first. */
export function whatRan(heard: Heard): Seen {
  const modules = [...heard.modules].toSorted((a, b) => compareTexts(a.moduleId, b.moduleId))
  const tests = modules.flatMap(({ children }) => [...children.allTests()])
  const blands = tests.flatMap((test) => test.meta().bland ?? [])
  return {
    cases: nativeCases(tests, heard),
    others: () => otherTests(tests),
    problems: problemsOf(modules, heard),
    // Without any file, an error has kept Vitest from loading them.
    mayHaveMore: modules.length === 0 || modules.some(isEmpty),
    hasTests: !modules.every(isEmpty),
    found: blands.map(({ suite }) => suite),
    folders: blands.map(({ key }) => key.suite),
  }
}
