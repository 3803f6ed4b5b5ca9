/** Converts Vitest's tests to cases for reports. */
import { reportedPath } from 'bland-suite/internal/worker'
import { messagesOf } from 'bland-suite/internal/report'
import type { NativeCase, NativeResult } from 'bland-suite/internal/report'
import type { TestCase } from 'vitest/node'
import type { BlandMeta } from 'bland-suite/internal/worker'
import { hasAskedToSkip } from '../quarantine/skipped.ts'
import { unfinishedTest } from './unfinished.ts'
import type { Heard } from './heard.ts'

/** Returns the Bland cases among tests, without deselected ones. */
export function nativeCases(tests: readonly TestCase[], heard: Heard): readonly NativeCase[] {
  return tests.flatMap((test) => {
    const { bland } = test.meta()
    return bland !== undefined && isReported(test, heard) ? [toCase(test, bland, heard)] : []
  })
}

/** Returns whether a test is a Bland case that was evaluated or selected. */
export function isReported(test: TestCase, { selected }: Heard): boolean {
  const { bland } = test.meta()
  return bland !== undefined && (bland.reported === true || selected.has(test))
}

function toCase(test: TestCase, bland: BlandMeta, heard: Heard): NativeCase {
  const { key, suite, scenario, record } = bland
  return {
    project: test.project.name || null,
    key,
    suite,
    session: key.suite,
    scenario,
    title: test.name,
    record: record ?? untoldRecord(test, bland),
    native: blandResult(test, bland, heard),
    location: { file: reportedPath(test.module.moduleId), line: test.location?.line ?? null },
  }
}

/** Finds the record of a played scenario if a hook has skipped the test that would name it. */
function untoldRecord(test: TestCase, { key: { scenario } }: BlandMeta): string | null {
  if (scenario === null) return null
  for (let { parent } = test; parent.type === 'suite'; { parent } = parent) {
    const record = parent.meta().blandRecords?.[scenario]
    if (record !== undefined) return record
  }
  return null
}

/** Returns the result of a case. Vitest itself skips tests too: cancelled ones, and those below a failed hook. */
function blandResult(test: TestCase, bland: BlandMeta, heard: Heard): NativeResult {
  const native = resultOf(test)
  const isSkippedByHook = bland.begun !== true && !heard.isInterrupted && hasAskedToSkip(test)
  const isTold = native.state !== 'skipped' || bland.reported === true || isSkippedByHook
  return native.state === 'unfinished' || !isTold ? unfinishedTest(test, heard) : native
}

/** Returns Vitest's own result of a test. */
export function resultOf(test: TestCase): NativeResult {
  const result = test.result()
  switch (result.state) {
    case 'passed':
      return { state: 'passed' }
    case 'failed':
      return { state: 'failed', message: messagesOf(result.errors) }
    case 'skipped':
      return { state: 'skipped', reason: result.note ?? null }
    case 'pending':
      return { state: 'unfinished' }
  }
}
