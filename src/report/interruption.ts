import type { NativeCase } from './native.ts'
import { trouble } from './trouble.ts'

/** The title of the case that marks a report as incomplete. */
const INTERRUPTION_CASE = 'report is complete'

/** The case that marks a report as incomplete, where the run was ended before its tests were. */
export function interruption(signal: string): NativeCase {
  const message = `the run was interrupted (${signal})`
  return trouble({ suite: 'bland-suite', title: INTERRUPTION_CASE, message })
}

/** Whether a case is that mark. */
export function isInterruption({ kind, title }: Pick<NativeCase, 'kind' | 'title'>): boolean {
  return kind === 'suite' && title === INTERRUPTION_CASE
}
