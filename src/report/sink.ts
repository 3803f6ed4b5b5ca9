/** Writing reports and records: whole or not at all. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { messageOf } from '../errors/message-of.ts'
import { BlandRecordError } from '../errors/record-error.ts'

/**
 * Writes a file atomically: a reader, or a crash, finds the old file or the new one.
 *
 * @throws {@link BlandRecordError} where the file cannot be written
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = draftOf(path)
  try {
    await writeFile(draft, text).catch(async (cause: unknown) => {
      if (!isAbsent(cause)) throw cause
      await mkdir(dirname(path), { recursive: true })
      await writeFile(draft, text)
    })
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {})
    throw unwritable(path, cause)
  }
}

/** The same at once, for a process that is being ended. */
export function writeWholeNow(path: string, text: string): void {
  const draft = draftOf(path)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, text)
    renameSync(draft, path)
  } catch (cause) {
    removeNow(draft)
    throw unwritable(path, cause)
  }
}

/** Whether a folder was missing: most files are written into one that is there. */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** What cannot be removed was not written. */
function removeNow(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {}
}

function draftOf(path: string): string {
  return `${path}.${randomUUID().slice(0, 8)}.tmp`
}

function unwritable(path: string, cause: unknown): BlandRecordError {
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
export async function readWhole(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
}

/** The same at once, for a process that is being ended. */
export function readWholeNow(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function unreadable(path: string, cause: unknown): BlandRecordError {
  const message = `Could not read ${path}, which the test results name. Keep the folder .bland among the artefacts.`
  return new BlandRecordError(message, { cause })
}
