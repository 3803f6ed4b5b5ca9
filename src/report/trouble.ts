import type { NativeCase } from './native.ts'

/** What went wrong around the cases of Bland: a file that did not load, a hook that threw. */
export interface Trouble extends Partial<Pick<NativeCase, 'project' | 'location'>> {
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
}: Trouble): NativeCase {
  return {
    project,
    suite,
    suiteKey: `trouble ${project ?? ''} ${suite}`,
    scenario: null,
    kind: 'suite',
    title,
    record: null,
    native: { state: 'failed', message },
    location,
  }
}
