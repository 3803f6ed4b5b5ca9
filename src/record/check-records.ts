/**
 * The records of checks. A check runs in the test process, which may be another one than that which has
 * judged the run, and several may run at once: each writes a file of its own beside the run's record.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keyText } from '../verdict/case-key.ts'
import { fingerprint } from '../util/fingerprint.ts'
import { caseSchema } from './record.ts'
import type { CaseRecord, RunRecord } from './record.ts'
import { readWhole, writeWhole } from '../util/whole-file.ts'

const checkFile: z.ZodType<{ readonly version: 1; readonly case: CaseRecord }> = z.object({
  version: z.literal(1),
  case: caseSchema,
})

/** Writes the record of a check beside that of its run. */
export function writeCheck(runRecord: string, record: CaseRecord): void {
  const name = fingerprint(record.id)
  const content = { version: 1, case: record }
  writeWhole(join(folderOf(runRecord), `${name}.json`), `${JSON.stringify(content)}\n`)
}

/**
 * Writes a run's record anew with the checks of a test, and returns its path: for a runner that
 * carries the record of a test to where its reports are made.
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

/** The path of the record that one with checks was made from, or the path itself. */
export function uncheckedPath(path: string): string {
  return path.replace(/\.checked-[0-9a-f]+\.json$/u, '.json')
}

/** A run's record with its checks, as far as they have run. What the record itself says stands. */
export function withChecks(path: string, record: RunRecord): RunRecord {
  const folder = folderOf(path)
  // Most runs have none, and an exception costs more than a look.
  if (!existsSync(folder)) return record
  const texts = readdirSync(folder)
    .filter(isWhole)
    .map((name) => readWhole(join(folder, name)))
  const checks = texts.map((text) => checkFile.parse(JSON.parse(text)).case)
  return withChecksOf(record, checks)
}

/** Others are being written. */
function isWhole(name: string): boolean {
  return name.endsWith('.json')
}

/** A run's record with those of the cases that are checks of its own: no other is taken over. */
export function withChecksOf(record: RunRecord, cases: readonly CaseRecord[]): RunRecord {
  const known = new Set(record.cases.map(keyText))
  const checks = cases.filter((one) => one.kind === 'check' && !known.has(keyText(one)))
  return { ...record, cases: [...record.cases, ...checks] }
}

function folderOf(runRecord: string): string {
  return runRecord.replace(/(?:\.json)?$/u, '.checks')
}
