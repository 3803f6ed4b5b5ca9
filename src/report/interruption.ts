import type { NativeCase } from './native.ts'

/** The title of the case that marks a report as incomplete. */
const INTERRUPTION_CASE = 'report is complete'

/** The case that marks a report as incomplete, where the run was ended before its tests were. */
export function interruption(signal: string): NativeCase {
  return {
    project: null,
    suite: 'bland-suite',
    suiteKey: 'bland-suite',
    scenario: null,
    kind: 'suite',
    title: INTERRUPTION_CASE,
    record: null,
    native: { state: 'failed', message: `the run was interrupted (${signal})` },
    location: null,
  }
}

/** Whether a case is that mark. */
export function isInterruption({ kind, title }: Pick<NativeCase, 'kind' | 'title'>): boolean {
  return kind === 'suite' && title === INTERRUPTION_CASE
}
