import { withoutSequences } from '../../util/plain-text.ts'
import type { NativeCase } from './native-case.ts'

/** Joins the messages of a runner's errors, without terminal sequences. */
export function messagesOf(messages: readonly (string | undefined)[]): string {
  const told = messages.map((message) =>
    withoutSequences(message ?? '')
      .replace(/^(?:Bland\w*)?Error: /u, '')
      .trim(),
  )
  return told.filter((message) => message !== '').join('; ') || 'failed without a message'
}

/** An error outside of tests: a file that did not load, a hook that threw. */
export interface Trouble extends Partial<Pick<NativeCase, 'project' | 'location'>> {
  /**
   * The subject: a file with cases of Bland, or one that may have had some because it did not load; a file
   * without any; or the whole test run.
   */
  readonly about: 'bland' | 'others' | 'run'
  /** The suite to report it under: a file, or the runner. */
  readonly suite: string
  readonly title: string
  readonly message: string
}

/** Makes the case of an error outside of tests: it keeps the report from being greener than the exit code. */
export function trouble({
  suite,
  title,
  message,
  project = null,
  location = null,
}: Omit<Trouble, 'about'>): NativeCase {
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
