/** The first words of a report: how many scenarios failed, or why none was played. */
import { counted, grouped } from '../../util/count.ts'
import { SUITE_STARTS } from '../../verdict/suite/suite-cases.ts'
import { isSameCase } from '../../verdict/case-key.ts'
import { isRed } from '../../verdict/verdict.ts'
import type { VerdictWord } from '../../verdict/verdict.ts'
import { isInterruption } from '../model/interruption.ts'
import type { Report, ReportCase } from '../model/report.ts'
import { worstOfCases } from './verdict-words.ts'

/** A sentence about a whole report. */
export interface Headline {
  /** The verdict that it expresses. */
  readonly verdict: VerdictWord
  /** Such as `6 of 30 scenarios failed, 2 could not be judged`. */
  readonly sentence: string
}

/** Writes the headline. Scenarios count, then what belongs to no scenario. */
export function headlineOf({ suites }: Report): Headline {
  const played = suites.filter(({ scenario }) => scenario !== null)
  const own = suites.filter(({ scenario }) => scenario === null).flatMap(({ cases }) => cases)
  const red = own.filter(({ verdict }) => isRed(verdict))
  const isCut = red.some(isInterruption)
  const others = red.filter((one) => !isInterruption(one))
  const verdict = worstOfCases(suites.flatMap(({ cases }) => cases))
  if (played.length === 0) return { verdict, sentence: withoutScenarios(others, isCut) }
  const counts = played.map(({ cases }) => worstOfCases(cases))
  const first = counts.includes('failed') ? 'failed' : verdict
  const sentence = withOthers(counts, others)
  return { verdict: first, sentence: isCut ? `Interrupted: ${sentence}` : sentence }
}

function withoutScenarios(red: readonly ReportCase[], isCut: boolean): string {
  const [first] = red
  if (first === undefined) return isCut ? 'This report is not finished' : 'No scenario was reported'
  if (isSameCase(first, SUITE_STARTS)) return 'Nothing was started'
  return `No scenario was reported, and ${counted(red.length, 'case')} failed`
}

/** Counts scenarios by their verdicts: `6 of 30 scenarios failed, 2 could not be judged`. */
function scenarioSentence(words: readonly VerdictWord[]): string {
  const all = words.length
  const count = (word: VerdictWord): number => words.filter((other) => other === word).length
  const parts = [
    [count('failed'), 'failed'],
    [count('errored'), 'could not be judged'],
    [count('skipped'), count('skipped') === 1 ? 'was skipped' : 'were skipped'],
  ] as const
  const told = parts.filter(([many]) => many > 0)
  const [first, ...rest] = told
  if (first === undefined) {
    return all === 1 ? 'The scenario passed' : `All ${counted(all, 'scenario')} passed`
  }
  const [many, what] = first
  const start = `${grouped(many)} of ${counted(all, 'scenario')} ${what}`
  return [start, ...rest.map(([more, other]) => `${grouped(more)} ${other}`)].join(', ')
}

function withOthers(words: readonly VerdictWord[], red: readonly ReportCase[]): string {
  const sentence = scenarioSentence(words)
  const [first] = red
  if (first === undefined) return sentence
  const what = first.verdict.verdict === 'failed' ? 'failed' : 'could not be judged'
  const told =
    red.length === 1 ? `“${first.title}” ${what}` : `${red.length} cases of no scenario failed`
  const isRedBefore = words.some((verdict) => isRed({ verdict }))
  return `${sentence}, ${isRedBefore ? 'and' : 'but'} ${told}`
}
