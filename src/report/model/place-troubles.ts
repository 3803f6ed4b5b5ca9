/** Which errors outside of tests make a report red: one rule for every runner, whatever it overlooks. */
import type { NativeCase } from './native-case.ts'
import { otherTrouble } from './other-test.ts'
import type { OtherTest } from './other-test.ts'
import { trouble } from './trouble.ts'
import type { Trouble } from './trouble.ts'

/** What a runner has run, and what went wrong around it. */
export interface Around {
  readonly cases: readonly NativeCase[]
  /** The runner's other tests; null where they are not to be told. */
  readonly others: readonly OtherTest[] | null
  readonly troubles: readonly Trouble[]
  /** Whether some files may have had cases that the runner has not come to know. */
  readonly mayHaveMore: boolean
}

/**
 * An error counts for Bland where it is about a file of Bland's, or about the run and there are such cases, or
 * may be some. Others are told with the runner's other tests.
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
