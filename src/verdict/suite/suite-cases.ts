/** The cases of suites. A new one is a file next to this one, and a line in the list. */
import type { OwnKey, TitledKey } from '../case-key.ts'
import type { VerdictWord } from '../verdict.ts'
import { batchIsConsistent } from './batch-is-consistent.ts'
import type { SuiteCase } from './suite-case.ts'

const SUITE_CASES: readonly SuiteCase[] = [batchIsConsistent]

/** The case of a suite without a plan. */
export const SUITE_STARTS: TitledKey = { kind: 'suite', id: 'starts', title: 'suite starts' }

/** Returns the cases that belong to a suite and to no scenario. */
export function suiteCasesOf({ hasBatch }: { readonly hasBatch: boolean }): readonly SuiteCase[] {
  return SUITE_CASES.filter(({ needsBatch = false }) => hasBatch || !needsBatch)
}

/** Returns the key and the title of a suite case. */
export function suiteKey({ key, title }: SuiteCase): TitledKey {
  return { kind: 'suite', id: key, title }
}

/** Returns whether reports leave a case out. */
export function isLeftOut({ kind, id }: OwnKey, verdict: VerdictWord): boolean {
  if (kind !== 'suite' || verdict !== 'passed') return false
  return SUITE_CASES.find(({ key }) => key === id)?.isQuiet === true
}
