import { createHash } from 'node:crypto'

/** A name for a text: letters and digits, the same for the same text, and another for any other. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
