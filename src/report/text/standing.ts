/** How a scenario stands in a report: its group, and its labels. Every output lists scenarios in this order. */
import { counted } from '../../util/count.ts'
import { advisoryReason } from '../../verdict/run/advisory.ts'
import type { ReportCase, ReportSuite } from '../model/report.ts'
import { worstOfCases } from './verdict-words.ts'
import type { CountedWord } from './verdict-words.ts'

/** The groups in their order, with their headings. */
export const GROUPS = [
  ['failed', 'Failed'],
  ['errored', 'Could not be judged'],
  ['look', 'Worth a look'],
  ['skipped', 'Skipped'],
  ['passed', 'Passed'],
] as const

/** A group of scenarios. */
export type Group = (typeof GROUPS)[number][0]

/** A short mark of a scenario, and the word that selects it. */
export interface Label {
  readonly key: string
  readonly name: string
  /** The text in reports, such as `2 advisory failures`. */
  readonly text: string
  /** The word whose colour it has. */
  readonly colour: CountedWord
}

/** A case with what some reports know of it: what became of it since the baseline, and whether it is flaky. */
interface Labelled extends Pick<ReportCase, 'verdict' | 'baseline'> {
  readonly flaky?: boolean | undefined
}

/** The labels of the baseline that a scenario shows, the most urgent first. */
const SINCE_BASELINE = [
  ['new failure', 'failed'],
  ['changed', 'errored'],
  ['still failing', 'skipped'],
  ['fixed', 'passed'],
] as const

/** Returns the labels of a scenario. */
export function labelsOf(cases: readonly Labelled[]): readonly Label[] {
  const since = new Set(cases.map(({ baseline }) => baseline?.label))
  const advisory = cases.filter(({ verdict }) => advisoryReason(verdict) !== null).length
  return [
    ...SINCE_BASELINE.filter(([label]) => since.has(label)).map(([label, colour]) => ({
      key: label,
      name: label,
      text: label,
      colour,
    })),
    ...(cases.some(({ flaky }) => flaky === true)
      ? [{ key: 'flaky', name: 'flaky', text: 'flaky', colour: 'flaky' } as const]
      : []),
    ...(advisory > 0 ? [advisoryLabel(advisory)] : []),
  ]
}

function advisoryLabel(count: number): Label {
  const name = 'advisory failure'
  return { key: 'advisory', name, text: counted(count, name), colour: 'skipped' }
}

/** Returns the group of a scenario. One that passed with a weakness is worth a look. */
export function groupOf({ cases }: Pick<ReportSuite, 'cases'>): Group {
  const verdict = worstOfCases(cases)
  const isWeak = labelsOf(cases).some(({ key }) => key === 'advisory' || key === 'flaky')
  return verdict === 'passed' && isWeak ? 'look' : verdict
}

/** Sorts scenarios by their groups; those of one group keep their order. */
export function byGroup<T extends Pick<ReportSuite, 'cases'>>(suites: readonly T[]): readonly T[] {
  const groups = suites.map((suite) => ({ suite, own: groupOf(suite) }))
  return GROUPS.flatMap(([group]) =>
    groups.flatMap(({ suite, own }) => (own === group ? [suite] : [])),
  )
}
