/** Compares the played version with the requested one. */
import type { Run } from '../model/run.ts'

/** A requested version of a pathway. */
export interface AskedVersion {
  readonly number: number
  /** Whether Bland's list of versions says that it is in production. */
  readonly inProduction: boolean
}

/**
 * Names the version that a run played, if it is not the requested one; null if it is, or if Bland does not
 * say. A run without a number (null) played the version in production.
 */
export function otherVersion(run: Run, copy: Run | null, asked: AskedVersion): string | null {
  // The batch's copy is short: a missing key there says nothing.
  const said = [run.version_number, copy?.version_number ?? undefined]
  const played = said.find((one) => one !== undefined && !isAsked(one, asked))
  if (played === undefined) return null
  return played === null ? 'what is in production' : `version ${played === '' ? '""' : played}`
}

function isAsked(played: number | string | null, { number, inProduction }: AskedVersion): boolean {
  return played === null ? inProduction : played === number
}
