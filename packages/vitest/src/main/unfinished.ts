/** Why Vitest has not come to the end of a test. */
import { messagesOf } from 'bland-suite/internal/report'
import type { NativeResult } from 'bland-suite/internal/report'
import type { TestCase, TestModule, TestSuite } from 'vitest/node'

/** What the reporter knows beside Vitest's tests. */
export interface Known {
  readonly wasSelected: (test: TestCase) => boolean
  /** Whether the run was cancelled: Vitest skips what has not ended. */
  readonly isInterrupted: boolean
  /** How many failures end the run; 0 for any number. */
  readonly bail: number
  /** What went wrong outside of tests, such as a worker that has ended; null for nothing. */
  readonly outside: string | null
}

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
