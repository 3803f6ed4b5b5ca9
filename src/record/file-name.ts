/** File names from what comes from outside: safe on every file system, and never outside their folder. */
import { createHash } from 'node:crypto'

/** Names that mean something else: devices on Windows, and the suite's own record. */
const TAKEN = /^(?:con|prn|aux|nul|com\d|lpt\d|suite)$/u

/** A name that every file system takes and that leads nowhere else; two ids never give the same, in any case. */
export function fileName(id: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,63}$/u.test(id) && !TAKEN.test(id)) return id
  const readable = id.replaceAll(/[^A-Za-z0-9-]+/gu, '-').slice(0, 40)
  return `${readable}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`
}
