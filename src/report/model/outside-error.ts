import { withoutSequences } from '../../util/plain-text.ts'
import type { NativeCase } from './native-case.ts'

/** An error as a runner has it: `value` is what was thrown if it was no error. */
interface Thrown {
  readonly message?: string | undefined
  readonly value?: string | undefined
}

/** Joins the messages of a runner's errors, without terminal sequences. */
export function messagesOf(errors: readonly Thrown[]): string {
  const told = errors.map(({ message, value }) =>
    withoutSequences(message ?? value ?? '')
      .replace(/^(?:Bland\w*)?Error: /u, '')
      .trim(),
  )
  return told.filter((message) => message !== '').join('; ') || 'failed without a message'
}

/** An error outside of tests: a file that did not load, a hook that threw. */
export interface OutsideError extends Partial<Pick<NativeCase, 'project' | 'location'>> {
  /** The suite to report it under: a file, or the runner. */
  readonly suite: string
  readonly title: string
  readonly message: string
}

/** Makes the case of an error outside of tests: it keeps the report from being greener than the exit code. */
export function errorCase({
  suite,
  title,
  message,
  project = null,
  location = null,
}: OutsideError): NativeCase {
  return {
    project,
    key: { suite: `trouble ${project ?? ''} ${suite}`, scenario: null, kind: 'suite', id: title },
    suite,
    scenario: null,
    title,
    record: null,
    native: { state: 'failed', message },
    location,
  }
}
