/** What went wrong in Vitest outside of tests. */
import type { Known } from './unfinished.ts'
import type { Trouble } from 'bland-suite/internal/report'
import { reportedPath } from 'bland-suite/internal/worker'
import type { TestModule } from 'vitest/node'
import { byFile, isShown, messageOf } from './native-case.ts'

/** Errors of files or of their suites: a file that did not load, a hook that threw. */
export function fileTroubles(modules: readonly TestModule[], known: Known): readonly Trouble[] {
  return byFile(modules).flatMap((module) => {
    const suites = [...module.children.allSuites()]
    const errors = [...module.errors(), ...suites.flatMap((suite) => suite.errors())]
    return errors.length === 0 ? [] : [fileTrouble(module, messageOf(errors), known)]
  })
}

function fileTrouble(module: TestModule, message: string, known: Known): Trouble {
  const file = reportedPath(module.moduleId)
  const tests = [...module.children.allTests()]
  const isBlands = tests.length === 0 || tests.some((test) => isShown(test, known))
  return {
    about: isBlands ? 'bland' : 'others',
    project: module.project.name || null,
    suite: file,
    title: isEmpty(module) ? 'file loads' : 'hooks pass',
    message,
    location: { file, line: null },
  }
}

/** A file of which Vitest knows no test may have had cases of Bland: its worker may have died. */
export function isEmpty({ children }: TestModule): boolean {
  return children.size === 0
}

/** Errors that belong to no test, and fail the run all the same. */
export function unhandledTroubles(
  errors: readonly { readonly message: string }[],
): readonly Trouble[] {
  if (errors.length === 0) return []
  const message = messageOf(errors)
  return [{ about: 'run', suite: 'vitest', title: 'no unhandled errors', message }]
}
