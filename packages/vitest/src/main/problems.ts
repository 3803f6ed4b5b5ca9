/** Errors in Vitest outside of tests. */
import { fileProblem, messagesOf } from 'bland-suite/internal/report'
import type { RunProblem } from 'bland-suite/internal/report'
import type { TestModule } from 'vitest/node'
import { isReported } from './native-case.ts'
import type { Heard } from './heard.ts'

/** Returns the errors of files and their suites, and those outside of files. */
export function problemsOf(modules: readonly TestModule[], heard: Heard): readonly RunProblem[] {
  const { unhandledErrors, files, isInterrupted } = heard
  const run = { about: 'run', suite: 'vitest' } as const
  const problems = modules.flatMap((module) => problemOf(module, heard) ?? [])
  if (unhandledErrors.length > 0) {
    const message = messagesOf(unhandledErrors)
    problems.push({ ...run, title: 'no unhandled errors', message })
  }
  if (modules.length === 0 && files > 0 && !isInterrupted) {
    problems.push({ ...run, title: 'test files are read', message: UNREAD })
  }
  return problems
}

/** Vitest itself reports the cause after the reporters have ended. */
const UNREAD = 'Vitest read no test file, because an earlier step failed, such as a globalSetup'

function problemOf(module: TestModule, heard: Heard): RunProblem | null {
  const { children, project, moduleId: file } = module
  const errors = [module, ...children.allSuites()].flatMap((one) => one.errors())
  if (errors.length === 0) return null
  const tests = [...children.allTests()]
  const isBlands = tests.length === 0 || tests.some((test) => isReported(test, heard))
  const about = isBlands ? 'bland' : 'others'
  const title = isEmpty(module) ? 'file loads' : 'hooks pass'
  return fileProblem({ about, title, project: project.name, file, line: null, errors })
}

/** Returns whether Vitest knows no test of a file. The file may have had Bland cases: its worker may have died. */
export function isEmpty({ children }: TestModule): boolean {
  return children.size === 0
}
