import type { OwnKey } from '../../verdict/case-key.ts'
import type { NativeCase } from './native-case.ts'
import { startOfAny } from './not-finished.ts'
import type { LoadedRecords } from '../../record/record.ts'
import { makeReport } from './report.ts'
import type { Report } from './report.ts'
import { errorCase } from './outside-error.ts'

/** The title of the case that marks a report as incomplete. */
const INTERRUPTION_CASE = 'report is complete'

/** Adds the reason to the cases of an interrupted test run, and a case that marks the report as incomplete. */
export function withInterruption(
  cases: readonly NativeCase[],
  by: string,
  records: LoadedRecords,
): readonly NativeCase[] {
  const why = `the run was interrupted (${by})`
  const told = cases.map((one) => {
    const { native } = one
    return native.state === 'unfinished' ? { ...one, native: { why, ...native } } : one
  })
  return [...told, incomplete(`${why}; ${startOfAny(records)}`)]
}

/** Makes the report of a test run that has only started. */
export function unfinished(message: string): Report {
  return makeReport([incomplete(message)], new Map())
}

function incomplete(message: string): NativeCase {
  return errorCase({ suite: 'bland-suite', title: INTERRUPTION_CASE, message })
}

/** Returns whether a case is that mark. */
export function isInterruption({ kind, id }: OwnKey): boolean {
  return kind === 'suite' && id === INTERRUPTION_CASE
}
