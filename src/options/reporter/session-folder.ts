import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** Where records go when no reporter says otherwise. */
export const DEFAULT_OUT_DIR = 'bland-report'

/** A folder for the records of one session, which no other has. */
export function sessionFolder(outDir: string): string {
  return join(outDir, '.bland', randomUUID())
}
