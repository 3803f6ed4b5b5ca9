/** Advisory failures: failed assertions that Bland does not require. */
import type { Policy } from '../../options/rules.ts'
import { because } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

type Advisory = Pick<Policy, 'advisory'>

const BEFORE = 'advisory: '

/** Returns the verdict on an advisory assertion that failed. */
export function advisoryFailure(reason: string, policy: Advisory): Verdict {
  return underPolicy(`${BEFORE}${reason}`, policy)
}

/** Returns what the policy makes of an advisory failure, whose reason says already that it is one. */
export function underPolicy(reason: string, { advisory }: Advisory): Verdict {
  switch (advisory) {
    case 'fail':
      return because('failed', reason)
    case 'skip':
      return { verdict: 'skipped', reason, isAdvisory: true }
    case 'pass':
      return { verdict: 'passed', note: reason, isAdvisory: true }
  }
}

/** Returns why an advisory assertion failed that is not red; null for any other verdict. */
export function advisoryReason(verdict: Verdict): string | null {
  if (verdict.isAdvisory !== true) return null
  const told = (verdict.verdict === 'passed' ? verdict.note : verdict.reason) ?? ''
  return told.startsWith(BEFORE) ? told.slice(BEFORE.length) : told
}
