/** Why Vitest has not come to the end of a test. */
import { limitReached, messagesOf, unfinished } from 'bland-suite/internal/report'
import type { NativeResult } from 'bland-suite/internal/report'
import type { TestCase, TestModule, TestSuite } from 'vitest/node'
import type { Heard } from './heard.ts'

/** Returns the result of a test that has not ended, with what kept it, as far as Vitest tells. */
export function unfinishedTest(test: TestCase, heard: Heard): NativeResult {
  const { bail, isInterrupted, unhandledErrors } = heard
  return unfinished([
    errorAround(test.parent),
    isInterrupted && bail > 0 ? limitReached('Vitest', bail, 'bail') : null,
    unhandledErrors.length > 0
      ? `something outside of tests failed: ${messagesOf(unhandledErrors)}`
      : null,
  ])
}

/** What a hook has thrown, or the file: of the innermost. */
function errorAround(around: TestSuite | TestModule): string | null {
  const errors = around.errors()
  if (errors.length > 0) return `what is around it failed: ${messagesOf(errors)}`
  return around.type === 'suite' ? errorAround(around.parent) : null
}
