/** What Vitest ran, as the core reports it. */
import { compareTexts } from 'bland-suite/internal/report'
import type { Seen } from 'bland-suite/internal/report'
import type { Heard } from './heard.ts'
import { nativeCases } from './native-case.ts'
import { otherTests } from './other-tests.ts'
import { isEmpty, problemsOf } from './problems.ts'

/** Returns what ran, and what went wrong around it, in the order of files, whichever was the first to end. */
export function whatRan(heard: Heard): Seen {
  const modules = [...heard.modules].toSorted((a, b) => compareTexts(a.moduleId, b.moduleId))
  const tests = modules.flatMap(({ children }) => [...children.allTests()])
  const blands = tests.flatMap((test) => test.meta().bland ?? [])
  return {
    cases: nativeCases(tests, heard),
    others: () => otherTests(tests),
    problems: problemsOf(modules, heard),
    // Without any file, what went wrong has kept Vitest from reading them.
    mayHaveMore: modules.length === 0 || modules.some(isEmpty),
    hasTests: !modules.every(isEmpty),
    found: blands.map(({ suite }) => suite),
    folders: blands.map(({ key }) => key.suite),
  }
}
