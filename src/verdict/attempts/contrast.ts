/** Says what only the failing attempts of a case did, and what only the passing ones did. */
import type { Run } from '../../model/run.ts'
import type { AttemptOutcome } from './decide.ts'

/** An attempt of a case, with its run. */
export interface ContrastedAttempt {
  readonly outcome: AttemptOutcome
  readonly run: Run | null
}

/** A difference, such as `Only failing attempts visited` with the names of nodes. */
export interface Difference {
  readonly label: string
  /** Names, with commas between. */
  readonly text: string
}

/** The nodes or variables of an attempt; null where Bland did not say. */
type NamesOf = (run: Run) => readonly string[] | null

const SETS: readonly (readonly [did: string, names: NamesOf])[] = [
  ['visited', (run) => run.nodes_visited],
  ['extracted', (run) => run.variables_extracted && Object.keys(run.variables_extracted)],
]

/**
 * Compares the attempts that failed with those that passed. What Bland did not say of every one of them is
 * left out.
 */
export function contrast(attempts: readonly ContrastedAttempt[]): readonly Difference[] {
  return SETS.flatMap(([did, names]) => {
    const failing = union(attempts, 'failed', names)
    const passing = union(attempts, 'passed', names)
    if (failing === null || passing === null) return []
    return [
      ...difference(`Only failing attempts ${did}`, beyond(failing, passing)),
      ...difference(`Only passing attempts ${did}`, beyond(passing, failing)),
    ]
  })
}

/** Returns everything that the attempts of one outcome did; null if there is none, or one did not say. */
function union(
  attempts: readonly ContrastedAttempt[],
  wanted: AttemptOutcome,
  names: NamesOf,
): ReadonlySet<string> | null {
  const sets = attempts
    .filter(({ outcome }) => outcome === wanted)
    .map(({ run }) => (run === null ? null : names(run)))
  const known = sets.flatMap((set) => set ?? [])
  return sets.length === 0 || sets.includes(null) ? null : new Set(known)
}

function beyond(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  return [...one].filter((name) => !other.has(name)).toSorted()
}

function difference(label: string, names: readonly string[]): readonly Difference[] {
  return names.length === 0 ? [] : [{ label, text: names.join(', ') }]
}
