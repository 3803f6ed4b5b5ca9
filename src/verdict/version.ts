/** Whether Bland played the version that was asked for. */
import type { Run } from '../model/run.ts'

/**
 * The version that a run played, in words, where it is another than the one asked for; null where it is
 * that one, or Bland does not say. A run without a number (null) played what is in production.
 */
export function otherVersion(run: Run, copy: Run | null, asked: number | null): string | null {
  if (asked === null) return null
  // The batch's copy is short: what it leaves out says nothing.
  const said = [run['version_number'], copy?.['version_number'] ?? undefined]
  const played = said.find((one) => one !== undefined && numberOf(one) !== asked)
  if (played === undefined) return null
  return played === null ? 'what is in production' : `version ${JSON.stringify(played)}`
}

function numberOf(played: unknown): number | null {
  if (typeof played === 'string' && played.trim() !== '') return Number(played)
  return typeof played === 'number' ? played : null
}
