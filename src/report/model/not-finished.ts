/** Describes a case that has not ended: why, and whether anything was started. */
import { join } from 'node:path'
import type { NativeCase, NativeResult } from './native-case.ts'
import { SUITE_RECORD } from '../../record/record.ts'
import type { LoadedRecord, LoadedRecords } from '../../record/record.ts'

/** Describes an unfinished case on one line without an id, because CIs group by it. */
export function notFinished({ why }: NativeResult & { readonly state: 'unfinished' }): string {
  return why === undefined ? 'not finished' : `not finished: ${why}`
}

/** Returns the record of a case's suite; undefined if there is none, or it is unknown. */
export function suiteRecordOf(
  { session }: Pick<NativeCase, 'session'>,
  records: LoadedRecords,
): LoadedRecord | undefined {
  return session === null || session === undefined
    ? undefined
    : records.get(join(session, SUITE_RECORD))
}

/** Adds to an unfinished case without a record whether its suite has started anything. */
export function withStart(one: NativeCase, records: LoadedRecords): NativeCase {
  const { native, record, session } = one
  if (native.state !== 'unfinished' || record !== null || session === undefined) return one
  const started = startOf(suiteRecordOf(one, records))
  const why = [native.why, started].filter((part) => part !== undefined).join('; ')
  return { ...one, native: { ...native, why } }
}

/** Says whether any suite was started, by the records. */
export function startOfAny(records: LoadedRecords): string {
  const starts = new Set([...records.values()].map(startOf))
  const known = [STARTED, CHECKS_STARTED, PERHAPS, PERHAPS_CHECKS].find((one) => starts.has(one))
  return known?.replace(/^its/u, 'a') ?? NOTHING
}

const NOTHING = 'nothing was started'
const PERHAPS = 'a batch may have been started'
const STARTED = 'its batch was started'
const PERHAPS_CHECKS = 'a check run may have been started'
const CHECKS_STARTED = 'its check run was started'

function startOf(suite: LoadedRecord | undefined): string {
  if (suite === undefined || suite instanceof Error || suite.kind !== 'suite') return NOTHING
  if (suite.batchId !== null) return STARTED
  const { checkRunId, launch } = suite
  if (typeof checkRunId === 'string') return CHECKS_STARTED
  if (launch !== 'sent') return NOTHING
  return checkRunId === null ? PERHAPS_CHECKS : PERHAPS
}
