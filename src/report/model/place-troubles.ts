/** Decides which errors outside of tests make a report red: one rule for every runner. */
import type { NativeCase } from './native-case.ts'
import { otherTrouble } from './other-test.ts'
import type { OtherTest } from './other-test.ts'
import { trouble } from './trouble.ts'
import type { Trouble } from './trouble.ts'

/** The result of a test run, with errors around it. */
export interface Around {
  readonly cases: readonly NativeCase[]
  /** The runner's other tests; null to leave them out. */
  readonly others: readonly OtherTest[] | null
  readonly troubles: readonly Trouble[]
  /** Whether some files may have had cases that the runner never found. */
  readonly mayHaveMore: boolean
}

/**
 * Places errors. An error counts for Bland if it is about a file of Bland's, or about the whole test run
 * and such cases exist or may exist. Others go to the runner's other tests.
 */
export function placeTroubles({ cases, others, troubles, mayHaveMore }: Around): {
  readonly cases: readonly NativeCase[]
  readonly others: readonly OtherTest[]
} {
  const hasBland = cases.length > 0 || mayHaveMore
  const counts = ({ about }: Trouble): boolean => about === 'bland' || (about === 'run' && hasBland)
  const left = troubles.filter((one) => !counts(one))
  return {
    cases: [...cases, ...troubles.filter(counts).map(trouble)],
    others: others === null ? [] : [...others, ...left.map(otherTrouble)],
  }
}
