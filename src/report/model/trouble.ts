import { withoutSequences } from '../../util/plain-text.ts'
import type { NativeCase } from './native-case.ts'

/** What errors of a runner say, in one text without what terminals obey. */
export function messagesOf(messages: readonly (string | undefined)[]): string {
  const told = messages.map((message) =>
    withoutSequences(message ?? '')
      .replace(/^(?:Bland\w*)?Error: /u, '')
      .trim(),
  )
  return told.filter((message) => message !== '').join('; ') || 'failed without a message'
}

/** What went wrong outside of tests: a file that did not load, a hook that threw. */
export interface Trouble extends Partial<Pick<NativeCase, 'project' | 'location'>> {
  /**
   * What it is about: a file with cases of Bland, or one that may have had some, as it did not load; a file
   * without any; or the run as a whole.
   */
  readonly about: 'bland' | 'others' | 'run'
  /** What to report it under: a file, or the runner. */
  readonly suite: string
  readonly title: string
  readonly message: string
}

/** The case that a trouble is reported as: it keeps the report from being greener than the exit code. */
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
