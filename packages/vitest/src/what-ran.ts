/** What Vitest ran, as the core reports it. */
import { otherTrouble, trouble } from 'bland-suite/reporter'
import type { ReporterSettings } from 'bland-suite/reporter'
import type { Ran } from 'bland-suite/report'
import type { SerializedError, TestCase, TestModule } from 'vitest/node'
import { nativeCases, unhandledTrouble } from './native-cases.ts'
import { otherTests } from './other-tests.ts'

/** What Vitest tells at the end of a run. */
export interface Told {
  readonly modules: readonly TestModule[]
  readonly unhandledErrors: readonly SerializedError[]
  readonly wasSelected: (test: TestCase) => boolean
}

/** Errors that belong to no test are told with the cases of Bland, or else with all others. */
export function whatRan(
  { modules, unhandledErrors, wasSelected }: Told,
  { include }: Pick<ReporterSettings, 'include'>,
): Ran {
  const cases = nativeCases(modules, wasSelected)
  const unhandled = unhandledTrouble(unhandledErrors)
  const ran = { folders: foldersOf(modules), interruptedBy: null }
  const others = include === 'all' ? otherTests(modules, wasSelected) : []
  if (unhandled === null) return { ...ran, cases, others }
  if (cases.length > 0 || modules.some(isEmpty))
    return { ...ran, cases: [...cases, trouble(unhandled)], others }
  return { ...ran, cases, others: include === 'all' ? [...others, otherTrouble(unhandled)] : [] }
}

/** A file of which Vitest knows no test may have had cases of Bland: its worker may have died. */
function isEmpty({ children }: TestModule): boolean {
  return children.size === 0
}

/** The folders of the sessions that the tests belong to. */
function foldersOf(modules: readonly TestModule[]): readonly string[] {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  return tests.flatMap((test) => test.meta().bland?.folder ?? [])
}
