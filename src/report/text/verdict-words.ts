/** Compares and counts the words of verdicts. */
import type { Verdict, VerdictWord } from '../../verdict/verdict.ts'

const WORST_FIRST: readonly VerdictWord[] = ['errored', 'failed', 'skipped', 'passed']

/** In the order in which they are counted. */
const COUNTED: readonly VerdictWord[] = ['failed', 'errored', 'skipped', 'passed']

/** Returns the worst word; `passed` if there are none. */
export function worstOf(words: readonly VerdictWord[]): VerdictWord {
  return WORST_FIRST.find((word) => words.includes(word)) ?? 'passed'
}

/** Returns the worst verdict of reported cases. */
export function worstOfCases(cases: readonly { readonly verdict: Verdict }[]): VerdictWord {
  return worstOf(cases.map(({ verdict }) => verdict.verdict))
}

/** Sorts the worst first; equal ones keep their order. */
export function redFirst<T extends { readonly cases: readonly { readonly verdict: Verdict }[] }>(
  suites: readonly T[],
): readonly T[] {
  return WORST_FIRST.flatMap((word) => suites.filter(({ cases }) => worstOfCases(cases) === word))
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
