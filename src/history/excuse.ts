/** Excuses what failed before in the same way, and says so. Anything else keeps its verdict. */
import type { CaseKind } from '../verdict/case-key.ts'
import type { BaselineRule } from '../options/baseline-options.ts'
import type { Comparison } from '../verdict/compared/comparison.ts'
import { because, passedWith } from '../verdict/verdict.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** The rule, and the day on which it is applied, as `2026-11-20`. */
export interface Excusing {
  readonly rule: BaselineRule
  readonly today: string
}

/** Cases that judge conversations. Whether there was one at all is never excused. */
const EXCUSABLE: ReadonlySet<CaseKind> = new Set(['assertion', 'gate', 'judge'])

const DAY = 86_400_000

/** Returns the comparison under the rule: a failure that is older than it allows has no baseline. */
export function underRule(comparison: Comparison, { rule, today }: Excusing): Comparison {
  if (rule.fail !== 'new' || comparison.label !== 'still failing') return comparison
  const { since } = comparison
  const age = since === undefined ? Number.NaN : (Date.parse(today) - Date.parse(since)) / DAY
  if (age <= rule.maxAge) return comparison
  const why =
    since === undefined
      ? 'it failed before, but nobody knows since when'
      : `it has failed since ${since}, longer than the ${rule.maxAge} days that a failure may last`
  return { label: 'no baseline', why }
}

/** Returns the verdict with the comparison in its reason or note. Only a known failure of a conversation is excused. */
export function excused(
  { kind, verdict }: { readonly kind: CaseKind; readonly verdict: Verdict },
  comparison: Comparison,
  { rule }: Excusing,
): Verdict {
  if (verdict.verdict === 'failed' && comparison.label === 'still failing') {
    const isExcused = rule.fail === 'new' && EXCUSABLE.has(kind)
    return isExcused ? because('skipped', `${sinceText(comparison)}: ${verdict.reason}`) : verdict
  }
  if (verdict.verdict !== 'passed' || comparison.label !== 'fixed') return verdict
  const note = `${sinceText(comparison)}; accept it into the baseline`
  return passedWith([verdict, { verdict: 'passed', note }])
}

/** Says what a label means, with the day and the commit: `still failing since 2026-11-20 (commit 1a2b3c4)`. */
export function sinceText({ label, since, commit, passed }: Comparison): string {
  const words = label === 'fixed' ? 'fixed, it had failed' : label
  const when = since === undefined ? '' : ` since ${since}`
  const where = commit === undefined ? '' : ` (commit ${commit.slice(0, 7)})`
  const counts = passed === undefined ? '' : `, when ${passed} attempts passed`
  return `${words}${when}${where}${counts}`
}
