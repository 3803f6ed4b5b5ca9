/** The cases of suites. A new one is a file beside this one, and a line in the list. */
import type { OwnKey } from '../case-key.ts'
import type { VerdictWord } from '../verdict.ts'
import { batchIsConsistent } from './batch-is-consistent.ts'
import type { SuiteCase } from './suite-case.ts'

const SUITE_CASES: readonly SuiteCase[] = [batchIsConsistent]

/** The case of a suite of which not even a plan could be made. */
export const SUITE_STARTS: TitledKey = { kind: 'suite', id: 'starts', title: 'suite starts' }

/** A key with the title that people see. */
export interface TitledKey extends OwnKey {
  readonly title: string
}

/** Returns the cases that a suite has beside those of its scenarios. */
export function suiteCasesOf({ hasBatch }: { readonly hasBatch: boolean }): readonly SuiteCase[] {
  return SUITE_CASES.filter(({ needsBatch = false }) => hasBatch || !needsBatch)
}

/** Returns the key of a suite case, and its title. */
export function suiteKey({ key, title }: SuiteCase): TitledKey {
  return { kind: 'suite', id: key, title }
}

/** Returns whether reports leave a case out. */
export function isLeftOut({ kind, id }: OwnKey, verdict: VerdictWord): boolean {
  if (kind !== 'suite' || verdict !== 'passed') return false
  return SUITE_CASES.find(({ key }) => key === id)?.isQuiet === true
}
