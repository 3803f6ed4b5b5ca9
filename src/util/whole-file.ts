/**
 * Writes reports and records, whole or not at all. Synchronous, because a file of some kilobytes costs five
 * times as much through promises: each system call takes a turn of the thread pool.
 */
import { isError, messageOf } from '../errors/thrown.ts'
import { BlandRecordError } from '../errors/file-errors.ts'
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file atomically: a reader, or a crash, finds the old file or the new one.
 *
 * @throws {@link BlandRecordError} if the file cannot be written
 */
export function writeWhole(path: string, text: string): void {
  writeTogether([[path, text]])
}

/** A path and the text to write there: whole, or in parts that are written as they come. */
export type Written = readonly [path: string, text: string | Iterable<string>]

/**
 * Writes files so that they change together: writes each next to its target, then moves all to their
 * targets, in order. Takes each from the iterable only when it is its turn.
 *
 * @throws {@link BlandRecordError} if one cannot be written; all targets are then unchanged
 */
export function writeTogether(files: Iterable<Written>): void {
  const drafts: (readonly [path: string, draft: string])[] = []
  try {
    for (const [path, text] of files) drafts.push([path, writeDraft(path, text)])
    for (const [path, draft] of drafts) inPlace(draft, path)
  } finally {
    for (const [, draft] of drafts) remove(draft)
  }
}

function writeDraft(path: string, text: Written[1]): string {
  const draft = `${path}.${randomUUID().slice(0, 8)}.tmp`
  try {
    if (typeof text === 'string') orUnwritable(path, () => writeInFolder(draft, text, 'w'))
    else writeParts(draft, { path, parts: text })
    return draft
  } catch (error) {
    remove(draft)
    throw error
  }
}

/** Writes each part before the next one is made. */
function writeParts(
  draft: string,
  { path, parts }: { readonly path: string; readonly parts: Iterable<string> },
): void {
  orUnwritable(path, () => writeInFolder(draft, '', 'w'))
  const file = orUnwritable(path, () => openSync(draft, 'a'))
  try {
    for (const part of parts) orUnwritable(path, () => writeFileSync(file, part))
  } finally {
    closeSync(file)
  }
}

function orUnwritable<T>(path: string, write: () => T): T {
  try {
    return write()
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

function inPlace(draft: string, path: string): void {
  orUnwritable(path, () => renameSync(draft, path))
}

/**
 * Writes a file that nobody reads until its path is announced. Replaces an existing file, atomically, only
 * if its content differs: reading it costs less than replacing it.
 *
 * @throws {@link BlandRecordError} if the file cannot be written
 */
export function writeChanged(path: string, text: string): void {
  if (!createNew(path, text) && !holds(path, text)) writeWhole(path, text)
}

/**
 * Creates a file. Returns false if it already exists.
 *
 * @throws {@link BlandRecordError} if the file cannot be written
 */
export function createNew(path: string, text: string): boolean {
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

/** Tries to write first: most files go into a folder that exists. */
function writeInFolder(path: string, text: string, flag: 'w' | 'wx'): void {
  try {
    writeFileSync(path, text, { flag })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag })
  }
}

/** Returns whether an error has this system code. */
export function hasCode(error: unknown, code: string): boolean {
  return isError(error) && 'code' in error && error.code === code
}

/** Removes a file if possible. */
export function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {}
}

/** Removes an empty folder. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {}
}

/** Builds the error for a path that cannot be written. */
export function unwritable(path: string, cause: unknown): BlandRecordError {
  const why = messageOf(cause)
  return new BlandRecordError(
    `Could not write ${path} (${why}). Check that the folder is writable and the disk has space.`,
    { cause },
  )
}

/**
 * Reads a file. Leaves out the mark of the encoding that some editors write first.
 *
 * @throws {@link BlandRecordError} if it cannot be read
 */
export function readWhole(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/u, '')
  } catch (cause) {
    throw new BlandRecordError(`Could not read ${path}: ${messageOf(cause)}.`, { cause })
  }
}
