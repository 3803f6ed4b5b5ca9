/**
 * The records of checks. A check runs in the test process, which may be another one than that which has
 * judged the run, and several may run at once: each writes a file of its own beside the run's record.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fingerprint } from '../fingerprint.ts'
import { caseSchema } from './record.ts'
import type { CaseRecord, RunRecord } from './record.ts'
import { readWhole, writeWhole } from './sink.ts'

const checkFile: z.ZodType<{ readonly version: 1; readonly case: CaseRecord }> = z.object({
  version: z.literal(1),
  case: caseSchema,
})

/** Writes the record of a check beside that of its run. */
export async function writeCheck(runRecord: string, record: CaseRecord): Promise<void> {
  const name = fingerprint(record.title)
  const content = { version: 1, case: record }
  await writeWhole(join(folderOf(runRecord), `${name}.json`), `${JSON.stringify(content)}\n`)
}

/**
 * Writes a run's record anew with the checks of a test, and resolves with its path: for a runner that
 * carries the record of a test to where its reports are made.
 */
export async function writeChecked(
  runRecord: string,
  record: RunRecord,
  checks: readonly CaseRecord[],
): Promise<string> {
  const titles = checks.map(({ title }) => title)
  const name = fingerprint(JSON.stringify(titles))
  const path = runRecord.replace(/(?:\.json)?$/u, `.checked-${name}.json`)
  await writeWhole(path, `${JSON.stringify({ ...record, cases: [...record.cases, ...checks] })}\n`)
  return path
}

/** A run's record with its checks, as far as they have run. What the record itself says stands. */
export async function withChecks(path: string, record: RunRecord): Promise<RunRecord> {
  const names = await readdir(folderOf(path)).catch(() => [])
  const texts = await Promise.all(
    names.filter(isWhole).map((name) => readWhole(join(folderOf(path), name))),
  )
  return merged(record, texts)
}

/** The same at once, for a process that is being ended. */
export function withChecksNow(path: string, record: RunRecord): RunRecord {
  const folder = folderOf(path)
  const texts = namesIn(folder)
    .filter(isWhole)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  return merged(record, texts)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Others are being written. */
function isWhole(name: string): boolean {
  return name.endsWith('.json')
}

function merged(record: RunRecord, texts: readonly string[]): RunRecord {
  const known = new Set(record.cases.map(({ title }) => title))
  const checks = texts.map((text) => checkFile.parse(JSON.parse(text)).case)
  return { ...record, cases: [...record.cases, ...checks.filter(({ title }) => !known.has(title))] }
}

function folderOf(runRecord: string): string {
  return runRecord.replace(/(?:\.json)?$/u, '.checks')
}
