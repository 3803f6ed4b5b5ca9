/** What Vitest ran, as the core reports it. */
import type { Known } from './unfinished.ts'
import { placeTroubles } from 'bland-suite/internal/report'
import type { ReporterSettings, Trouble, Ran } from 'bland-suite/internal/report'
import type { SerializedError, TestModule } from 'vitest/node'
import { messageOf, nativeCases } from './native-case.ts'
import { otherTests } from './other-tests.ts'
import { fileTroubles, isEmpty, unhandledTroubles } from './problems.ts'

/** What Vitest tells at the end of a run. */
export interface Told extends Omit<Known, 'outside'> {
  readonly modules: readonly TestModule[]
  readonly unhandledErrors: readonly SerializedError[]
  /** How many files were to be read. */
  readonly files: number
}

/** What ran, and what went wrong around it. */
export function whatRan(
  { modules, unhandledErrors, files, ...told }: Told,
  { include }: Pick<ReporterSettings, 'include'>,
): Ran {
  const outside = unhandledErrors.length === 0 ? null : messageOf(unhandledErrors)
  const known = { ...told, outside }
  const placed = placeTroubles({
    cases: nativeCases(modules, known),
    others: include === 'all' ? otherTests(modules) : null,
    troubles: [
      ...fileTroubles(modules, known),
      ...unhandledTroubles(unhandledErrors),
      ...(modules.length === 0 && files > 0 && !known.isInterrupted ? [UNREAD] : []),
    ],
    // Without any file, what went wrong has kept Vitest from reading them.
    mayHaveMore: modules.length === 0 || modules.some(isEmpty),
  })
  const hasTests = !modules.every(isEmpty)
  const found = suitesOf(modules)
  return { ...placed, folders: foldersOf(modules), found, hasTests, interruptedBy: null }
}

/** Vitest itself tells of it after the reporters have ended. */
const UNREAD: Trouble = {
  about: 'run',
  suite: 'vitest',
  title: 'test files are read',
  message: 'Vitest has read no test file: what comes before them has failed, such as a globalSetup',
}

/** The names of the suites that Vitest has found, whatever was selected of them. */
function suitesOf(modules: readonly TestModule[]): readonly string[] {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  return tests.flatMap((test) => test.meta().bland?.suite ?? [])
}

/** The folders of the sessions that the tests belong to. */
function foldersOf(modules: readonly TestModule[]): readonly string[] {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  return tests.flatMap((test) => test.meta().bland?.key.suite ?? [])
}
