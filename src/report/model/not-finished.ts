/** What is said of a case that has not ended: why, and whether anything was started. */
import { join } from 'node:path'
import type { NativeCase, NativeResult } from './native-case.ts'
import { SUITE_RECORD } from '../../record/record.ts'
import type { LoadedRecord, LoadedRecords } from '../../record/record.ts'

/** What became of a case that has not ended, in one line without an id: CIs group by it. */
export function notFinished({ why }: NativeResult & { readonly state: 'unfinished' }): string {
  return why === undefined ? 'not finished' : `not finished: ${why}`
}

/** The record of the suite that a case is of; undefined where there is none, or it is not known. */
export function suiteRecordOf(
  { session }: Pick<NativeCase, 'session'>,
  records: LoadedRecords,
): LoadedRecord | undefined {
  return session === null || session === undefined
    ? undefined
    : records.get(join(session, SUITE_RECORD))
}

/** The case; where it has not ended and has no record, with what is known of the start of its suite. */
export function withStart(one: NativeCase, records: LoadedRecords): NativeCase {
  const { native, record, session } = one
  if (native.state !== 'unfinished' || record !== null || session === undefined) return one
  const started = startOf(suiteRecordOf(one, records))
  const why = [native.why, started].filter((part) => part !== undefined).join('; ')
  return { ...one, native: { ...native, why } }
}

/** Whether any suite has been started, of those whose records are there. */
export function startOfAny(records: LoadedRecords): string {
  const starts = new Set([...records.values()].map(startOf))
  if (starts.has(STARTED)) return 'a batch had been started'
  return starts.has(PERHAPS) ? PERHAPS : NOTHING
}

const NOTHING = 'nothing was started'
const PERHAPS = 'a batch may have been started'
const STARTED = 'its batch had been started'

function startOf(suite: LoadedRecord | undefined): string {
  if (suite === undefined || suite instanceof Error || suite.kind !== 'suite') return NOTHING
  if (suite.batchId !== null) return STARTED
  return suite.launch === 'sent' ? PERHAPS : NOTHING
}
