/** Our conclusion about a case. Anything but a pass has a reason; a pass may have a note. */
export type Verdict = (
  | { readonly verdict: 'passed'; readonly note?: string }
  | { readonly verdict: 'failed' | 'errored' | 'skipped'; readonly reason: string }
) &
  AdvisoryMark

/** Tells advisory failures that are not red from what passed or was skipped. */
export interface AdvisoryMark {
  /** Set if an advisory assertion failed and no required one did; absent if the policy makes it a failure. */
  readonly isAdvisory?: true | undefined
}

/** The word of a verdict. */
export type VerdictWord = Verdict['verdict']

const WEIGHT: Readonly<Record<VerdictWord, number>> = {
  passed: 0,
  skipped: 1,
  failed: 2,
  errored: 3,
}

/** A pass without a note. */
export const PASSED: Verdict = { verdict: 'passed' }

/** The verdict on a check until its function has run: nothing passes because it was not run. */
export const UNCHECKED: Verdict = { verdict: 'errored', reason: 'the check did not run' }

/** Makes a verdict that is no pass. */
export function because(verdict: 'failed' | 'errored' | 'skipped', reason: string): Verdict {
  return { verdict, reason }
}

/** Returns the worse of two verdicts; if both are equally bad, with both reasons. */
export function worse(a: Verdict, b: Verdict): Verdict {
  if (a.verdict === b.verdict && a.verdict !== 'passed' && b.verdict !== 'passed') {
    if (a.reason === b.reason) return a
    const both = because(a.verdict, `${a.reason}; ${b.reason}`)
    return a.isAdvisory && b.isAdvisory ? { ...both, isAdvisory: true } : both
  }
  return WEIGHT[b.verdict] > WEIGHT[a.verdict] ? b : a
}

/** Returns the worst verdict; a pass if there are none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(worse, PASSED)
}

/** Returns a pass with the notes of all passes among the findings. */
export function passedWith(findings: readonly Verdict[]): Verdict {
  const noted = findings.flatMap((one) => (one.verdict === 'passed' && one.note ? [one] : []))
  if (noted.length === 0) return PASSED
  const passed = { verdict: 'passed', note: noted.map(({ note }) => note).join('; ') } as const
  return noted.some(({ isAdvisory }) => isAdvisory) ? { ...passed, isAdvisory: true } : passed
}

/** Returns whether a verdict makes the report red. */
export function isRed({ verdict }: { readonly verdict: VerdictWord }): boolean {
  return verdict === 'failed' || verdict === 'errored'
}
