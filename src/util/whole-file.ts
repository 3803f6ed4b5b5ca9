/**
 * Writing reports and records: whole or not at all. At once, as a file of some kilobytes costs a fifth of
 * what the same costs through promises: a turn of the thread pool for each of its system calls.
 */
import { BlandRecordError } from '../errors/file-errors.ts'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isError } from '../errors/is-error.ts'
import { messageOf } from '../errors/message-of.ts'

/**
 * Writes a file atomically: a reader, or a crash, finds the old file or the new one.
 *
 * @throws {@link BlandRecordError} where the file cannot be written
 */
export function writeWhole(path: string, text: string): void {
  writeTogether([[path, text]])
}

/** A file by its path, and what it is to say. */
export type Written = readonly [path: string, text: string]

/**
 * Writes files so that they change together: each is written beside its place, and only then do they take
 * their places, in their order. Each is asked for when it is its turn.
 *
 * @throws {@link BlandRecordError} where one cannot be written; all of them are then as they were
 */
export function writeTogether(files: Iterable<Written>): void {
  const drafts: Written[] = []
  try {
    for (const [path, text] of files) drafts.push([path, writeDraft(path, text)])
    for (const [path, draft] of drafts) inPlace(draft, path)
  } finally {
    for (const [, draft] of drafts) remove(draft)
  }
}

function writeDraft(path: string, text: string): string {
  const draft = `${path}.${randomUUID().slice(0, 8)}.tmp`
  try {
    writeInFolder(draft, text, 'w')
    return draft
  } catch (cause) {
    remove(draft)
    throw unwritable(path, cause)
  }
}

function inPlace(draft: string, path: string): void {
  try {
    renameSync(draft, path)
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/**
 * Writes a file that is not read before it is told of. One that is there is replaced, atomically, where
 * it says something else: to replace it costs more than to read it.
 *
 * @throws {@link BlandRecordError} where the file cannot be written
 */
export function writeChanged(path: string, text: string): void {
  if (!created(path, text) && !holds(path, text)) writeWhole(path, text)
}

/** Whether there was no such file, and now is. */
function created(path: string, text: string): boolean {
  try {
    writeInFolder(path, text, 'wx')
    return true
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false
    remove(path)
    throw unwritable(path, cause)
  }
}

function holds(path: string, text: string): boolean {
  try {
    return readFileSync(path).equals(Buffer.from(text))
  } catch {
    return false
  }
}

/** Most files are written into a folder that is there. */
function writeInFolder(path: string, text: string, flag: 'w' | 'wx'): void {
  try {
    writeFileSync(path, text, { flag })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag })
  }
}

/** Whether the system refused with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return isError(error) && 'code' in error && error.code === code
}

/** Removes a file; what cannot be removed was not written. */
export function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {}
}

/** Removes a folder that has nothing in it. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {}
}

/** That a path cannot be written, and what to look at. */
export function unwritable(path: string, cause: unknown): BlandRecordError {
  const why = messageOf(cause)
  return new BlandRecordError(
    `Could not write ${path} (${why}). Check that the folder can be written and the disk has room.`,
    { cause },
  )
}

/**
 * Reads a file.
 *
 * @throws {@link BlandRecordError} where it cannot be read
 */
export function readWhole(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const message = `Could not read ${path}, which the test results name. Keep the folder .bland among the artefacts.`
    throw new BlandRecordError(message, { cause })
  }
}
