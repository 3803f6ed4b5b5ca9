/** Reserves a folder of reports for one test run at a time: two would replace each other's files. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode, remove, unwritable, writeWhole } from '../../util/whole-file.ts'
import { isGone, isSame, markSchema, ownMark } from './process-mark.ts'
import type { ProcessMark } from './process-mark.ts'

/** The name of the mark, in the folder of records. */
export const MARK = 'in-use.json'

/** How often a process renews its mark, in milliseconds. */
const BEAT = 30_000

/** A reserved folder. */
export interface Claim {
  readonly release: () => void
}

/**
 * Reserves a folder for this test run. Takes over the mark of a process that has ended.
 *
 * @throws {@link BlandOptionError} if another test run uses the folder
 * @throws {@link BlandRecordError} if it cannot be written
 */
export function claimFolder(outDir: string): Claim {
  const path = join(outDir, '.bland', MARK)
  try {
    mkdirSync(join(outDir, '.bland'), { recursive: true })
    take(path, outDir)
  } catch (error) {
    throw error instanceof BlandOptionError ? error : unwritable(path, error)
  }
  const beat = setInterval(() => beatInto(path), BEAT)
  beat.unref()
  return {
    release: () => {
      clearInterval(beat)
      const holder = read(path)
      if (holder !== null && isSame(holder, ownMark())) remove(path)
    },
  }
}

function take(path: string, outDir: string): void {
  if (created(path)) return
  const holder = read(path)
  if (holder !== null && isSame(holder, ownMark())) return
  if (holder !== null && !isGone(holder)) throw inUse(outDir, holder)
  removeStale(path, holder)
  if (!created(path)) throw inUse(outDir, read(path))
}

function created(path: string): boolean {
  try {
    writeFileSync(path, textOf(), { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Removes a stale mark. Another process may do the same, so a mark that it has written meanwhile is put back. */
function removeStale(path: string, stale: ProcessMark | null): void {
  const aside = `${path}.${randomUUID().slice(0, 8)}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  const moved = read(aside)
  if (moved !== null && (stale === null || !isSame(moved, stale))) renameSync(aside, path)
  else rmSync(aside, { force: true })
}

/** Reads a mark; null if there is none, or none that is readable because its writer was killed. */
function read(path: string): ProcessMark | null {
  try {
    return markSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Renews the time in the mark. It is in the file, because the file's own time changes if an artefact is copied. */
function beatInto(path: string): void {
  try {
    if (existsSync(path)) writeWhole(path, textOf())
  } catch {
    // The disk is full, or the folder is gone: the report will say so.
  }
}

function textOf(): string {
  return `${JSON.stringify(ownMark())}\n`
}

function inUse(outDir: string, holder: ProcessMark | null): BlandOptionError {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`
  return new BlandOptionError(
    (name) =>
      `The folder ${outDir} is in use by another test run (${who}): two runs would replace each ` +
      `other's reports. Wait for it to end, or set another ${name('outDir')} for this one.`,
  )
}
