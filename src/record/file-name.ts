/** Makes safe file names from outside texts: valid on every file system, and never outside their folder. */
import { createHash } from 'node:crypto'

/** Reserved names: devices on Windows, and the suite's own record. */
const TAKEN = /^(?:con|prn|aux|nul|com\d|lpt\d|suite)$/u

/** Returns a valid file name. Two ids never get the same name, even without letter case. */
export function fileName(id: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,63}$/u.test(id) && !TAKEN.test(id)) return id
  const readable = id.replaceAll(/[^A-Za-z0-9-]+/gu, '-').slice(0, 40)
  return `${readable}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`
}
