/** Compares and counts the words of verdicts. */
import type { Verdict, VerdictWord } from '../../verdict/verdict.ts'

/** The words of verdicts for people. */
export const WORDS: Readonly<Record<VerdictWord, string>> = {
  failed: 'failed',
  errored: 'not judged',
  skipped: 'skipped',
  passed: 'passed',
}

const WORST_FIRST: readonly VerdictWord[] = ['errored', 'failed', 'skipped', 'passed']

/** In the order in which they are counted. */
const COUNTED: readonly VerdictWord[] = ['failed', 'errored', 'skipped', 'passed']

/**
 * Returns the verdict of a whole scenario or suite: the worst of its cases; `passed` if there are none. It is
 * `skipped` only if every case was: an advisory failure does not skip a scenario that was played.
 */
export function worstOfCases(cases: readonly { readonly verdict: Verdict }[]): VerdictWord {
  const has = (word: VerdictWord): boolean => cases.some(({ verdict }) => verdict.verdict === word)
  const worst = WORST_FIRST.find(has) ?? 'passed'
  return worst === 'skipped' && has('passed') ? 'passed' : worst
}

/** The word of a case in counts: one that passed though an attempt failed is counted apart. */
export type CountedWord = VerdictWord | 'flaky'

/** These words, the worst first. */
export const COUNTED_WORDS: readonly CountedWord[] = [
  'failed',
  'errored',
  'flaky',
  'skipped',
  'passed',
]

/** Returns the word of a whole scenario: a pass is flaky if that of a case is. */
export function wordOf(cases: readonly Worded[]): CountedWord {
  const worst = worstOfCases(cases)
  return worst === 'passed' && cases.some(({ flaky }) => flaky === true) ? 'flaky' : worst
}

interface Worded {
  readonly verdict: Verdict
  readonly flaky?: true | undefined
}

/** Counts each word, flaky cases apart from those that only passed; without words that do not occur. */
export function countApart(
  cases: readonly Worded[],
): readonly { readonly word: CountedWord; readonly count: number }[] {
  const flaky = cases.filter((one) => one.flaky === true)
  const others = countWords(cases.filter((one) => one.flaky !== true))
  if (flaky.length === 0) return others
  const red = others.filter(({ word }) => word === 'failed' || word === 'errored')
  return [...red, { word: 'flaky', count: flaky.length }, ...others.slice(red.length)]
}

/** Counts each word, without those that do not occur. */
export function countWords(
  cases: readonly { readonly verdict: Verdict }[],
): readonly { readonly word: VerdictWord; readonly count: number }[] {
  const words = cases.map(({ verdict }) => verdict.verdict)
  return COUNTED.map((word) => ({
    word,
    count: words.filter((other) => other === word).length,
  })).filter(({ count }) => count > 0)
}
