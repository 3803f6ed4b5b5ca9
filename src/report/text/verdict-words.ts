/** The words of verdicts, where many stand together. */
import type { Verdict, VerdictWord } from '../../verdict/verdict.ts'

const WORST_FIRST: readonly VerdictWord[] = ['errored', 'failed', 'skipped', 'passed']

/** In the order in which they are counted. */
const COUNTED: readonly VerdictWord[] = ['failed', 'errored', 'skipped', 'passed']

/** The worst word of all; a pass where there are none. */
export function worstOf(words: readonly VerdictWord[]): VerdictWord {
  return WORST_FIRST.find((word) => words.includes(word)) ?? 'passed'
}

/** The worst word of reported cases. */
export function worstOfCases(cases: readonly { readonly verdict: Verdict }[]): VerdictWord {
  return worstOf(cases.map(({ verdict }) => verdict.verdict))
}

/** What is worst first, else in the order given. */
export function redFirst<T extends { readonly cases: readonly { readonly verdict: Verdict }[] }>(
  suites: readonly T[],
): readonly T[] {
  return WORST_FIRST.flatMap((word) => suites.filter(({ cases }) => worstOfCases(cases) === word))
}

/** How many there are of each word, without those of which there are none. */
export function countWords(
  cases: readonly { readonly verdict: Verdict }[],
): readonly { readonly word: VerdictWord; readonly count: number }[] {
  const words = cases.map(({ verdict }) => verdict.verdict)
  return COUNTED.map((word) => ({
    word,
    count: words.filter((other) => other === word).length,
  })).filter(({ count }) => count > 0)
}
