import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** A folder for the records of one session, which no other has. */
export function sessionFolder(outDir: string): string {
  return join(outDir, '.bland', randomUUID())
}
