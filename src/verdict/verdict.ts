/** What we conclude of a case. Anything but a pass has a reason; a pass may have a note. */
export type Verdict =
  | { readonly verdict: 'passed'; readonly note?: string }
  | { readonly verdict: 'failed' | 'errored' | 'skipped'; readonly reason: string }

/** The word alone. */
export type VerdictWord = Verdict['verdict']

const WEIGHT: Readonly<Record<VerdictWord, number>> = {
  passed: 0,
  skipped: 1,
  failed: 2,
  errored: 3,
}

/** A pass without a note. */
export const PASSED: Verdict = { verdict: 'passed' }

/** What stands of a check until its function has run: nothing passes by not having been looked at. */
export const UNCHECKED: Verdict = { verdict: 'errored', reason: 'the check did not run' }

/** A verdict that is no pass. */
export function because(verdict: 'failed' | 'errored' | 'skipped', reason: string): Verdict {
  return { verdict, reason }
}

/** The worse of two; where both are equally bad, both reasons. */
export function worse(a: Verdict, b: Verdict): Verdict {
  if (a.verdict === b.verdict && a.verdict !== 'passed' && b.verdict !== 'passed') {
    return a.reason === b.reason ? a : because(a.verdict, `${a.reason}; ${b.reason}`)
  }
  return WEIGHT[b.verdict] > WEIGHT[a.verdict] ? b : a
}

/** The worst of all; a pass where there are none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(worse, PASSED)
}

/** Whether the case keeps the suite from being green. */
export function isRed({ verdict }: { readonly verdict: VerdictWord }): boolean {
  return verdict === 'failed' || verdict === 'errored'
}
