/** How a scenario stands in a report: its group, and its labels. Every output lists scenarios in this order. */
import { counted } from '../../util/count.ts'
import { advisoryReason } from '../../verdict/run/advisory.ts'
import type { ReportCase, ReportSuite } from '../model/report.ts'
import { worstOfCases } from './verdict-words.ts'

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
  /** What a report says, such as `2 advisory failures`. */
  readonly text: string
}

/** Returns the labels of a scenario. */
export function labelsOf(cases: readonly ReportCase[]): readonly Label[] {
  const advisory = cases.filter(({ verdict }) => advisoryReason(verdict) !== null).length
  if (advisory === 0) return []
  return [
    { key: 'advisory', name: 'advisory failure', text: counted(advisory, 'advisory failure') },
  ]
}

/** Returns the group of a scenario. One that passed with a label is worth a look. */
export function groupOf({ cases }: Pick<ReportSuite, 'cases'>): Group {
  const verdict = worstOfCases(cases)
  return verdict === 'passed' && labelsOf(cases).length > 0 ? 'look' : verdict
}

/** Sorts scenarios by their groups; those of one group keep their order. */
export function byGroup<T extends Pick<ReportSuite, 'cases'>>(suites: readonly T[]): readonly T[] {
  return GROUPS.flatMap(([group]) => suites.filter((suite) => groupOf(suite) === group))
}
