/** Reading back what the sessions of a test run wrote. */
import { BlandRecordError } from '../errors/record-error.ts'
import { recordSchema } from './record.ts'
import type { LoadedRecord, LoadedRecords, RunRecord, SuiteRecord } from './record.ts'
import { readWhole, readWholeNow } from './sink.ts'

/** Reads the records of a test run that has ended. */
export async function loadRecords(paths: Iterable<string>): Promise<LoadedRecords> {
  const read = [...new Set(paths)].map(async (path) => {
    const record = await readWhole(path).then((text) => parseRecord(path, text), asError)
    return [path, record] as const
  })
  return new Map(await Promise.all(read))
}

/**
 * Reads one record.
 *
 * @throws {@link BlandRecordError} where it is absent or damaged
 */
export async function loadRecord(path: string): Promise<RunRecord | SuiteRecord> {
  const record = parseRecord(path, await readWhole(path))
  if (record instanceof Error) throw record
  return record
}

/** The same at once, for a process that is being ended. */
export function loadRecordsNow(paths: Iterable<string>): LoadedRecords {
  return new Map([...new Set(paths)].map((path) => [path, loadNow(path)]))
}

function loadNow(path: string): LoadedRecord {
  try {
    return parseRecord(path, readWholeNow(path))
  } catch (error) {
    return asError(error)
  }
}

function parseRecord(path: string, text: string): LoadedRecord {
  try {
    return recordSchema.parse(JSON.parse(text))
  } catch (cause) {
    const message = `The record ${path} is damaged, or was written by another version of bland-suite.`
    return new BlandRecordError(message, { cause })
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new BlandRecordError(String(error))
}
