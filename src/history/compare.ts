/** Compares a verdict with the accepted one, and names the change by a label. */
import type { Comparison } from '../verdict/compared/comparison.ts'
import type { BaselineCase, BaselineScenario } from './baseline.ts'
import { joinCases } from '../verdict/compared/join.ts'
import type { PlayedCase, PlayedScenario } from './played.ts'

/** Compares the cases of a scenario. One that passed and had no verdict before has no comparison. */
export function compareScenario<Case extends PlayedCase>(
  now: PlayedScenario<Case>,
  then: BaselineScenario | null,
): ReadonlyMap<Case, Comparison> {
  const accepted = joinCases(now.cases, then?.cases ?? [])
  const compared = now.cases.flatMap((one) => {
    const entry = accepted.get(one) ?? null
    const sameness = then === null ? 'unknown' : sameAs([now, then], [one, entry])
    const comparison = compareCase(one, entry, sameness)
    return comparison === null ? [] : [[one, comparison] as const]
  })
  return new Map(compared)
}

type Sameness = 'same' | 'other' | 'unknown'

type Defined = { readonly fingerprint: string | null } | null

/** Returns whether every pair of definitions is the same. */
export function sameAs(...pairs: readonly (readonly [Defined, Defined])[]): Sameness {
  const known = pairs.map(([a, b]) => [a?.fingerprint ?? null, b?.fingerprint ?? null] as const)
  if (known.some(([a, b]) => a !== null && b !== null && a !== b)) return 'other'
  return known.every(([a, b]) => a !== null && b !== null) ? 'same' : 'unknown'
}

function compareCase(
  { verdict, counts }: PlayedCase,
  entry: BaselineCase | null,
  sameness: Sameness,
): Comparison | null {
  if (verdict === 'errored' || verdict === 'skipped') {
    return { label: 'not compared', why: 'it has no verdict on its conversation' }
  }
  if (entry === null) return verdict === 'failed' ? { label: 'new failure' } : null
  if (sameness === 'other') return { label: 'changed' }
  if (sameness === 'unknown') return { label: 'not compared', why: 'its definition is unknown' }
  return verdict === 'failed' ? compareFailure(entry) : comparePass(entry, counts?.failed ?? 0)
}

function compareFailure(entry: BaselineCase): Comparison {
  if (entry.verdict !== 'failed') return { label: 'new failure' }
  return { label: 'still failing', ...sinceOf(entry) }
}

/** A pass with a failed attempt is no sign that a failure is gone. */
function comparePass(entry: BaselineCase, failedAttempts: number): Comparison | null {
  const { verdict } = entry
  if (verdict === 'failed') return failedAttempts > 0 ? null : { label: 'fixed', ...sinceOf(entry) }
  return verdict === 'passed' ? { label: 'as before' } : null
}

function sinceOf({
  since,
  commit,
  counts,
}: BaselineCase): Pick<Comparison, 'since' | 'commit' | 'passed'> {
  return {
    ...(since !== null && { since }),
    ...(commit !== null && { commit }),
    ...(counts !== undefined && { passed: `${counts.passed} of ${counts.of}` }),
  }
}
