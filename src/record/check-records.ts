/**
 * The records of checks. A check runs in the test process, which may differ from the one that evaluated the
 * run, and several may run at once: each writes its own file next to the run's record.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keyText } from '../verdict/case-key.ts'
import { fingerprint } from '../util/fingerprint.ts'
import { caseSchema } from './record-schema.ts'
import type { CaseRecord, RunRecord } from './record.ts'
import { readWhole, writeWhole } from '../util/whole-file.ts'

const checkFile: z.ZodType<{ readonly version: 1; readonly case: CaseRecord }> = z.object({
  version: z.literal(1),
  case: caseSchema,
})

/** Writes the record of a check next to that of its run. */
export function writeCheck(runRecord: string, record: CaseRecord): void {
  const name = fingerprint(record.id)
  const content = { version: 1, case: record }
  writeWhole(join(folderOf(runRecord), `${name}.json`), `${JSON.stringify(content)}\n`)
}

/**
 * Writes a copy of a run's record with the checks of a test, and returns its path. For a runner that
 * carries the record of a test to its reporter.
 */
export function writeChecked(
  runRecord: string,
  record: RunRecord,
  checks: readonly CaseRecord[],
): string {
  const name = fingerprint(JSON.stringify(checks.map(({ id }) => id)))
  const path = runRecord.replace(/(?:\.json)?$/u, `.checked-${name}.json`)
  writeWhole(path, `${JSON.stringify({ ...record, cases: [...record.cases, ...checks] })}\n`)
  return path
}

/** Returns the path of the record that one with checks was made from, or the path itself. */
export function uncheckedPath(path: string): string {
  return path.replace(/\.checked-[0-9a-f]+\.json$/u, '.json')
}

/** Adds the finished checks to a run's record. The record's own cases win. */
export function withChecks(path: string, record: RunRecord): RunRecord {
  const folder = folderOf(path)
  // Most runs have no checks, and this is cheaper than an exception.
  if (!existsSync(folder)) return record
  const texts = readdirSync(folder)
    .filter(isWhole)
    .map((name) => readWhole(join(folder, name)))
  const checks = texts.map((text) => checkFile.parse(JSON.parse(text)).case)
  return withChecksOf(record, checks)
}

/** Returns whether a file is complete, not a draft. */
function isWhole(name: string): boolean {
  return name.endsWith('.json')
}

/** Adds those of the cases to a run's record that are checks. Other cases are ignored. */
export function withChecksOf(record: RunRecord, cases: readonly CaseRecord[]): RunRecord {
  const known = new Set(record.cases.map(keyText))
  const checks = cases.filter((one) => one.kind === 'check' && !known.has(keyText(one)))
  return { ...record, cases: [...record.cases, ...checks] }
}

function folderOf(runRecord: string): string {
  return runRecord.replace(/(?:\.json)?$/u, '.checks')
}
