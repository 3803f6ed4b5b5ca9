/** The keys of cases, which identify a case across processes and files. Titles are for people. */

/** The kinds of cases, as reports name them. */
export const CASE_KINDS = ['run', 'assertion', 'judge', 'gate', 'check', 'suite'] as const
/** The kind of a case. */
export type CaseKind = (typeof CASE_KINDS)[number]

/** The part of a key that identifies a case within its scenario, or within its suite. */
export interface OwnKey {
  /** The kind of the case. */
  readonly kind: CaseKind
  /** Unique among the cases of its kind, such as the id of the assertion. */
  readonly id: string
}

/** A key with the title for people. */
export interface TitledKey extends OwnKey {
  readonly title: string
}

/** Identifies a case among all cases of a runner. */
export interface CaseKey extends OwnKey {
  /** The same for all cases of a suite, and different for other suites. */
  readonly suite: string
  /** The key of the scenario in its plan; null for a case of the suite. */
  readonly scenario: string | null
}

/** Returns the key as text, for sets and maps. */
export function keyText({ kind, id }: OwnKey): string {
  return `${kind} ${id}`
}

/** Returns whether two cases of one scenario, or of one suite, are the same. */
export function isSameCase(a: OwnKey, b: OwnKey): boolean {
  return a.kind === b.kind && a.id === b.id
}
