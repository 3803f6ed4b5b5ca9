/** What Vitest ran, as the core reports it. */
import { otherTrouble, trouble } from 'bland-suite/reporter'
import type { ReporterSettings } from 'bland-suite/reporter'
import type { Ran } from 'bland-suite/report'
import type { SerializedError, TestModule } from 'vitest/node'
import { nativeCases, unhandledTrouble } from './native-cases.ts'
import type { Known } from './native-cases.ts'
import { otherTests } from './other-tests.ts'

/** What Vitest tells at the end of a run. */
export interface Told extends Known {
  readonly modules: readonly TestModule[]
  readonly unhandledErrors: readonly SerializedError[]
}

/** Errors that belong to no test are told with the cases of Bland, or else with all others. */
export function whatRan(
  { modules, unhandledErrors, ...known }: Told,
  { include }: Pick<ReporterSettings, 'include'>,
): Ran {
  const cases = nativeCases(modules, known)
  const unhandled = unhandledTrouble(unhandledErrors)
  const ran = { folders: foldersOf(modules), found: suitesOf(modules), interruptedBy: null }
  const others = include === 'all' ? otherTests(modules, known) : []
  if (unhandled === null) return { ...ran, cases, others }
  if (cases.length > 0 || modules.some(isEmpty))
    return { ...ran, cases: [...cases, trouble(unhandled)], others }
  return { ...ran, cases, others: include === 'all' ? [...others, otherTrouble(unhandled)] : [] }
}

/** A file of which Vitest knows no test may have had cases of Bland: its worker may have died. */
function isEmpty({ children }: TestModule): boolean {
  return children.size === 0
}

/** The names of the suites that Vitest has found, whatever was selected of them. */
function suitesOf(modules: readonly TestModule[]): readonly string[] {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  return tests.flatMap((test) => test.meta().bland?.suite ?? [])
}

/** The folders of the sessions that the tests belong to. */
function foldersOf(modules: readonly TestModule[]): readonly string[] {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  return tests.flatMap((test) => test.meta().bland?.folder ?? [])
}
