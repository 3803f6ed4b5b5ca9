/** Why Vitest has not come to the end of a test. */
import { messagesOf } from 'bland-suite/reporter'
import type { NativeResult } from 'bland-suite/reporter'
import type { TestCase, TestModule, TestSuite } from 'vitest/node'
import type { Known } from './native-cases.ts'

/** A test that has not ended, with what kept it, as far as Vitest tells. */
export function unfinished(test: TestCase, known: Known): NativeResult {
  const why = errorAround(test.parent) ?? limitOf(known) ?? errorOutside(known)
  return why === null ? { state: 'unfinished' } : { state: 'unfinished', why }
}

function limitOf({ bail, isInterrupted }: Known): string | null {
  const count = bail === 1 ? '1 failure' : `${bail} failures`
  return isInterrupted && bail > 0 ? `Vitest ends a run after ${count} (bail)` : null
}

function errorOutside({ outside }: Known): string | null {
  return outside === null ? null : `something outside of tests failed: ${outside}`
}

/** What a hook has thrown, or the file: of the innermost. */
function errorAround(around: TestSuite | TestModule): string | null {
  const errors = around.errors()
  if (errors.length > 0) {
    return `what is around it failed: ${messagesOf(errors.map(({ message }) => message))}`
  }
  return around.type === 'suite' ? errorAround(around.parent) : null
}
