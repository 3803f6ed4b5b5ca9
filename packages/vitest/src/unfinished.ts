/** Why Vitest has not come to the end of a test. */
import { messagesOf } from 'bland-suite/reporter'
import type { NativeResult } from 'bland-suite/reporter'
import type { TestCase, TestModule, TestSuite } from 'vitest/node'
import type { Known } from './native-cases.ts'

/** A test that has not ended, with what kept it, as far as Vitest tells. */
export function unfinished(test: TestCase, { bail, isInterrupted }: Known): NativeResult {
  const error = errorAround(test.parent)
  if (error !== null) return { state: 'unfinished', why: `what is around it failed: ${error}` }
  const isBail = isInterrupted && bail > 0
  return isBail
    ? { state: 'unfinished', why: `Vitest ends a run after ${failures(bail)} (bail)` }
    : { state: 'unfinished' }
}

/** What a hook has thrown, or the file: of the innermost. */
function errorAround(around: TestSuite | TestModule): string | null {
  const errors = around.errors()
  if (errors.length > 0) return messagesOf(errors.map(({ message }) => message))
  return around.type === 'suite' ? errorAround(around.parent) : null
}

function failures(count: number): string {
  return count === 1 ? '1 failure' : `${count} failures`
}
