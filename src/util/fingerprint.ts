import { createHash } from 'node:crypto'

/** First 16 hex digits of the text's SHA-256, for file names and ids. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
