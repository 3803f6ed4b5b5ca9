/** Whether Bland played the version that was asked for. */
import type { Run } from '../client/runs.ts'

/**
 * The version that a run played, in words, where it is another than the one asked for; null where it is
 * that one, or Bland does not say. A run without a number (null) played what is in production.
 */
export function otherVersion(run: Run, asked: number | null): string | null {
  const played = run['version_number']
  if (asked === null || played === undefined || numberOf(played) === asked) return null
  return played === null ? 'what is in production' : `version ${JSON.stringify(played)}`
}

function numberOf(played: unknown): number | null {
  if (typeof played === 'string' && played.trim() !== '') return Number(played)
  return typeof played === 'number' ? played : null
}
