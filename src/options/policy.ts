/** What the user decides about verdicts. */
export interface Policy {
  /** What an advisory assertion that failed is reported as. */
  readonly advisory: 'skip' | 'fail' | 'pass'
  /** What a passed run of a scenario without assertions is reported as. */
  readonly unasserted: 'pass' | 'fail'
}

/** The defaults: an advisory failure is skipped with its reason, Bland's verdict alone is enough. */
export const DEFAULT_POLICY: Policy = { advisory: 'skip', unasserted: 'pass' }
