/** Reads the records of the sessions of a test run. */
import { BlandRecordError } from '../errors/file-errors.ts'
import { uncheckedPath, withChecks, withChecksOf } from './check-records.ts'
import { recordSchema } from './record-schema.ts'
import type { LoadedRecord, LoadedRecords, RunRecord, SuiteRecord } from './record.ts'
import { readWhole } from '../util/whole-file.ts'

/** The records that this process has written, by path. They win over the files. */
export type Remembered = ReadonlyMap<string, RunRecord | SuiteRecord>

const NOTHING: Remembered = new Map()

/** Reads the records of a test run one by one, so that never all of their texts are in memory. */
export function loadRecords(
  paths: Iterable<string>,
  remembered: Remembered = NOTHING,
): LoadedRecords {
  return new Map([...new Set(paths)].map((path) => [path, load(path, remembered)]))
}

function load(path: string, remembered: Remembered): LoadedRecord {
  try {
    return fromMemory(path, remembered) ?? loadRecord(path)
  } catch (error) {
    return error instanceof Error ? error : new BlandRecordError(String(error))
  }
}

/** Returns a remembered record, with the checks that other processes have run. */
function fromMemory(path: string, remembered: Remembered): RunRecord | SuiteRecord | null {
  const own = remembered.get(path)
  if (own !== undefined) return own.kind === 'run' ? withChecks(path, own) : own
  const judged = remembered.get(uncheckedPath(path))
  if (judged?.kind !== 'run') return null
  return withChecksOf(judged, loadRecord(path).cases)
}

function readNamed(path: string): string {
  try {
    return readWhole(path)
  } catch (cause) {
    const message = `Could not read ${path}, which the test results name. Keep the folder .bland with the artefacts.`
    throw new BlandRecordError(message, { cause })
  }
}

/**
 * Reads one record.
 *
 * @throws {@link BlandRecordError} if it is missing or damaged
 */
export function loadRecord(path: string): RunRecord | SuiteRecord {
  const text = readNamed(path)
  try {
    const record = recordSchema.parse(JSON.parse(text))
    return record.kind === 'run' ? withChecks(path, record) : record
  } catch (cause) {
    const message = `The record ${path} is damaged, or was written by another version of bland-suite.`
    throw new BlandRecordError(message, { cause })
  }
}
