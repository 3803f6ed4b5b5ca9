/** Fingerprints of texts and of values. */
import { createHash } from 'node:crypto'
import { compareTexts } from './compare.ts'
import { isPlain } from './is-plain.ts'

/** First 16 hex digits of the text's SHA-256, for file names and ids. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/**
 * Returns the fingerprint of a value's canonical JSON: keys are sorted, and an absent key, null, and an empty text, list
 * or object are the same.
 */
export function fingerprintOf(value: unknown): string {
  return fingerprint(JSON.stringify(canonical(value) ?? null))
}

function canonical(value: unknown): unknown {
  // An empty entry of a list stays, because it moves those after it.
  if (Array.isArray(value)) return value.map((entry) => canonical(entry) ?? null)
  if (!isPlain(value)) return value
  const entries = Object.entries(value)
    .map(([key, entry]) => [key, canonical(entry)] as const)
    .filter(([, entry]) => !isNothing(entry))
  return Object.fromEntries(entries.toSorted(([a], [b]) => compareTexts(a, b)))
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isPlain(value) && Object.keys(value).length === 0
}
