/** A user's project in its own folder. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MAIN } from './place.ts'

export interface Folder extends AsyncDisposable {
  readonly dir: string
  readonly write: (path: string, text: string) => Promise<void>
  readonly read: (path: string) => Promise<string>
  /** Empty if the file does not exist. */
  readonly readAny: (path: string) => Promise<string>
  readonly remove: (path: string) => Promise<void>
}

/** Writes the files into a new folder, which is removed at the end of the block. */
export async function createFolder(
  files: Readonly<Record<string, string>>,
  place = MAIN,
): Promise<Folder> {
  const dir = join(place.dir, randomUUID().slice(0, 8))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  // A separate checkout, because paths in reports are relative to it.
  await mkdir(join(dir, '.git'), { recursive: true })
  await Promise.all(Object.entries(files).map(([path, text]) => write(path, text)))
  const read = (path: string) => readFile(join(dir, path), 'utf8')
  return {
    dir,
    write,
    read,
    readAny: async (path) => (existsSync(join(dir, path)) ? read(path) : ''),
    // A test may have made a folder in place of the file.
    remove: (path) => rm(join(dir, path), { force: true }).catch(() => {}),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }),
  }
}
