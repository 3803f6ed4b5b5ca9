/** From Vitest's tasks to cases that the core can report. */
import { messagesOf } from 'bland-suite/internal/report'
import type { NativeCase, NativeResult } from 'bland-suite/internal/report'
import { reportedPath } from 'bland-suite/internal/worker'
import type { TestCase, TestModule } from 'vitest/node'
import type { BlandMeta } from '../worker/case-meta.ts'
import { hasAskedToSkip } from '../quarantine/skipped.ts'
import { unfinished } from './unfinished.ts'
import type { Known } from './unfinished.ts'

/** The selected Bland cases of the modules. */
export function nativeCases(modules: readonly TestModule[], known: Known): readonly NativeCase[] {
  return byFile(modules).flatMap((module) => casesOf(module, known))
}

/** In the order of their files, whichever was the first to end. */
export function byFile(modules: readonly TestModule[]): readonly TestModule[] {
  return [...modules].toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
}

function casesOf(module: TestModule, known: Known): readonly NativeCase[] {
  return [...module.children.allTests()].flatMap((test) => {
    const { bland } = test.meta()
    return bland !== undefined && isShown(test, known)
      ? [toCase(module, test, { bland, known })]
      : []
  })
}

/** Whether a test is a case of Bland that is told. */
export function isShown(test: TestCase, { wasSelected }: Known): boolean {
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
    key: bland.key,
    suite: bland.suite,
    session: bland.key.suite,
    scenario: bland.scenario,
    title: test.name,
    record: bland.record ?? untoldRecord(test, bland),
    native: resultOf(test, { bland, known }),
    location: { file: reportedPath(module.moduleId), line: test.location?.line ?? null },
  }
}

/** The record of a scenario that was played, where a hook has skipped the test that would tell of it. */
function untoldRecord(test: TestCase, { key: { scenario } }: BlandMeta): string | null {
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
        : unfinished(test, about.known)
    case 'pending':
      return unfinished(test, about.known)
  }
}

/** Vitest itself skips tests too: what it has cancelled, or what is below a hook that threw. */
function isSkippedByHook(test: TestCase, { bland, known }: About): boolean {
  return bland.begun !== true && !known.isInterrupted && hasAskedToSkip(test)
}

/** What errors say, in one text. */
export function messageOf(errors: readonly { readonly message: string }[]): string {
  return messagesOf(errors.map(({ message }) => message))
}
