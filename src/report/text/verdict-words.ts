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

/** In the order in which they are counted. */
const COUNTED = ['failed', 'errored', 'flaky', 'skipped', 'passed'] as const

/** Returns the word of a whole scenario: a pass is flaky if that of a case is. */
export function wordOf(cases: readonly Worded[]): CountedWord {
  const worst = worstOfCases(cases)
  return worst === 'passed' && cases.some(({ flaky }) => flaky === true) ? 'flaky' : worst
}

interface Worded {
  readonly verdict: Verdict
  readonly flaky?: true | undefined
}

/** How often a word occurs. */
interface Counted<Word extends CountedWord> {
  readonly word: Word
  readonly count: number
}

/** Counts the words of cases, flaky cases apart from those that only passed; without words that do not occur. */
export function countApart(cases: readonly Worded[]): readonly Counted<CountedWord>[] {
  return countEach(cases.map(({ verdict, flaky }) => (flaky === true ? 'flaky' : verdict.verdict)))
}

/** Counts the words of verdicts, without those that do not occur. */
export function countWords(
  cases: readonly { readonly verdict: Verdict }[],
): readonly Counted<VerdictWord>[] {
  return countEach(cases.map(({ verdict }) => verdict.verdict))
}

/** Counts each word, in their order, without those that do not occur. */
export function countEach<Word extends CountedWord>(
  words: readonly Word[],
): readonly Counted<Word>[] {
  return COUNTED.flatMap((word) => {
    const own = words.filter((other) => other === word)
    const [first] = own
    return first === undefined ? [] : [{ word: first, count: own.length }]
  })
}
