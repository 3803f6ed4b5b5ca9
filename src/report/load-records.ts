/** Reading back what the sessions of a test run wrote. */
import { BlandRecordError } from '../errors/record-error.ts'
import { withChecks, withChecksNow } from './check-records.ts'
import { fewAtOnce } from './few-at-once.ts'
import { recordSchema } from './record.ts'
import type { LoadedRecord, LoadedRecords, RunRecord, SuiteRecord } from './record.ts'
import { readWhole, readWholeNow } from './sink.ts'

/** Reads the records of a test run that has ended. */
export async function loadRecords(paths: Iterable<string>): Promise<LoadedRecords> {
  return new Map(await fewAtOnce(new Set(paths), loadOne))
}

async function loadOne(path: string): Promise<readonly [string, LoadedRecord]> {
  return [path, await loadRecord(path).catch(asError)]
}

/**
 * Reads one record.
 *
 * @throws {@link BlandRecordError} where it is absent or damaged
 */
export async function loadRecord(path: string): Promise<RunRecord | SuiteRecord> {
  const text = await readWhole(path)
  try {
    const record = recordSchema.parse(JSON.parse(text))
    return record.kind === 'run' ? await withChecks(path, record) : record
  } catch (cause) {
    throw damaged(path, cause)
  }
}

/** The same at once, for a process that is being ended. */
export function loadRecordsNow(paths: Iterable<string>): LoadedRecords {
  return new Map([...new Set(paths)].map((path) => [path, loadNow(path)]))
}

function loadNow(path: string): LoadedRecord {
  try {
    return parseNow(path, readWholeNow(path))
  } catch (error) {
    return asError(error)
  }
}

function parseNow(path: string, text: string): RunRecord | SuiteRecord {
  try {
    const record = recordSchema.parse(JSON.parse(text))
    return record.kind === 'run' ? withChecksNow(path, record) : record
  } catch (cause) {
    throw damaged(path, cause)
  }
}

function damaged(path: string, cause: unknown): BlandRecordError {
  const message = `The record ${path} is damaged, or was written by another version of bland-suite.`
  return new BlandRecordError(message, { cause })
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new BlandRecordError(String(error))
}
