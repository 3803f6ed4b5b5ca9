/** Writing reports and records: whole or not at all. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BlandRecordError } from '../errors/record-error.ts'

/**
 * Writes a file atomically: a reader, or a crash, finds the old file or the new one.
 *
 * @throws {@link BlandRecordError} where the file cannot be written
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(draft, text)
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {})
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new BlandRecordError(
      `Could not write ${path} (${why}). Check that the folder can be written and the disk has room.`,
      { cause },
    )
  }
}

/**
 * Reads a file.
 *
 * @throws {@link BlandRecordError} where it cannot be read
 */
export async function readWhole(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new BlandRecordError(
      `Could not read ${path}, which the test results name. Keep the folder .bland among the artefacts.`,
      { cause },
    )
  }
}
