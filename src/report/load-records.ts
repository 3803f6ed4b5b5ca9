/** Reading back what the sessions of a test run wrote. */
import { BlandRecordError } from '../errors/record-error.ts'
import { recordSchema } from './record.ts'
import type { RunRecord, SuiteRecord } from './record.ts'
import { readWhole } from './sink.ts'

/** Records by path; a record that is absent or unreadable is the error that says so. */
export async function loadRecords(
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, RunRecord | SuiteRecord | Error>> {
  const read = [...new Set(paths)].map(async (path) => [path, await loadRecord(path)] as const)
  return new Map(await Promise.all(read))
}

async function loadRecord(path: string): Promise<RunRecord | SuiteRecord | Error> {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(await readWhole(path)))
    if (parsed.success) return parsed.data
    return new BlandRecordError(`The record ${path} was written by another version of bland-suite.`)
  } catch (error) {
    return error instanceof Error ? error : new BlandRecordError(String(error))
  }
}
