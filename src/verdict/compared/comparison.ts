/** Comparisons of cases with the baseline. */

/** The change of a case since the baseline, in words. */
export type Label =
  | 'new failure'
  | 'still failing'
  | 'changed'
  | 'fixed'
  | 'not compared'
  | 'no baseline'
  | 'as before'

/** The labels, in the order of summaries. */
export const LABELS: readonly Label[] = [
  'new failure',
  'still failing',
  'changed',
  'fixed',
  'not compared',
  'no baseline',
  'as before',
]

/** A verdict, compared with the accepted one. */
export interface Comparison {
  /** The change of the case. */
  readonly label: Label
  /** The first day with the accepted verdict, as `2026-11-20`; absent if the label says nothing of it, or it is unknown. */
  readonly since?: string | undefined
  /** The commit of that day; absent if it is unknown. */
  readonly commit?: string | undefined
  /** How many attempts had passed then, such as `1 of 3`; absent if the label says nothing of it, or it was played once. */
  readonly passed?: string | undefined
  /** Why nothing was compared; absent if something was. */
  readonly why?: string | undefined
}
