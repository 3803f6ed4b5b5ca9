import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** The folder of records if no reporter sets another one. */
export const DEFAULT_OUT_DIR = 'bland-report'

/** Returns a new folder for the records of one session. */
export function sessionFolder(outDir: string): string {
  return join(outDir, '.bland', randomUUID())
}
