/** Reading back what the sessions of a test run wrote. */
import { BlandRecordError } from '../errors/record-error.ts'
import { withChecks } from './check-records.ts'
import { recordSchema } from './record.ts'
import type { LoadedRecord, LoadedRecords, RunRecord, SuiteRecord } from './record.ts'
import { readWhole } from './sink.ts'

/** Reads the records of a test run, one after the other: all of their texts would stand in memory. */
export function loadRecords(paths: Iterable<string>): LoadedRecords {
  return new Map([...new Set(paths)].map((path) => [path, load(path)]))
}

function load(path: string): LoadedRecord {
  try {
    return loadRecord(path)
  } catch (error) {
    return error instanceof Error ? error : new BlandRecordError(String(error))
  }
}

/**
 * Reads one record.
 *
 * @throws {@link BlandRecordError} where it is absent or damaged
 */
export function loadRecord(path: string): RunRecord | SuiteRecord {
  const text = readWhole(path)
  try {
    const record = recordSchema.parse(JSON.parse(text))
    return record.kind === 'run' ? withChecks(path, record) : record
  } catch (cause) {
    const message = `The record ${path} is damaged, or was written by another version of bland-suite.`
    throw new BlandRecordError(message, { cause })
  }
}
