import type { NativeCase } from './native.ts'
import { makeReport } from './report.ts'
import type { Report } from './report.ts'
import { trouble } from './trouble.ts'

/** The title of the case that marks a report as incomplete. */
const INTERRUPTION_CASE = 'report is complete'

/** The case that marks a report as incomplete, where the run was ended before its tests were. */
export function interruption(signal: string): NativeCase {
  return incomplete(`the run was interrupted (${signal})`)
}

/** The report of a run of which nothing is known but that it has begun. */
export function unfinished(message: string): Report {
  return makeReport([incomplete(message)], new Map())
}

function incomplete(message: string): NativeCase {
  return trouble({ suite: 'bland-suite', title: INTERRUPTION_CASE, message })
}

/** Whether a case is that mark. */
export function isInterruption({ kind, title }: Pick<NativeCase, 'kind' | 'title'>): boolean {
  return kind === 'suite' && title === INTERRUPTION_CASE
}
