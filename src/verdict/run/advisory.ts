/** Advisory failures: failed assertions that Bland does not require. */
import type { Policy } from '../../options/rules.ts'
import { because } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

const BEFORE = 'advisory: '

/** Returns the verdict on an advisory assertion that failed. */
export function advisoryFailure(reason: string, { advisory }: Policy): Verdict {
  const told = `${BEFORE}${reason}`
  if (advisory === 'pass') return { verdict: 'passed', note: told }
  return because(advisory === 'fail' ? 'failed' : 'skipped', told)
}

/** Returns why an advisory assertion failed, whatever the policy made of it; null for any other verdict. */
export function advisoryReason(verdict: Verdict): string | null {
  const told = (verdict.verdict === 'passed' ? verdict.note : verdict.reason) ?? ''
  return told.startsWith(BEFORE) ? told.slice(BEFORE.length) : null
}
