/** The words of verdicts, where many stand together. */
import type { VerdictWord } from '../verdict/verdict.ts'

/** The worst first. */
const WORST_FIRST: readonly VerdictWord[] = ['errored', 'failed', 'skipped', 'passed']

/** The worst word of all; a pass where there are none. */
export function worstOf(cases: readonly { readonly verdict: VerdictWord }[]): VerdictWord {
  return WORST_FIRST.find((word) => cases.some(({ verdict }) => verdict === word)) ?? 'passed'
}
