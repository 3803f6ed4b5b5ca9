/** Explains why Vitest did not finish a test. */
import { limitReached, messagesOf, unfinished } from 'bland-suite/internal/report'
import type { NativeResult } from 'bland-suite/internal/report'
import type { TestCase, TestModule, TestSuite } from 'vitest/node'
import type { Heard } from './heard.ts'

/** Returns the result of an unfinished test, with the reason if Vitest has one. */
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

/** Returns the error of the innermost hook or file around a test. */
function errorAround(around: TestSuite | TestModule): string | null {
  const errors = around.errors()
  if (errors.length > 0) return `what is around it failed: ${messagesOf(errors)}`
  return around.type === 'suite' ? errorAround(around.parent) : null
}
