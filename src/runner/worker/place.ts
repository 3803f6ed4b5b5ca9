/** Where a suite stands among the tests. */

/** The file, the project and the describes around a suite: no line, as lines move. */
interface Around {
  /** The path of the file. */
  readonly file: string
  readonly project: string
  /** The titles of the describes, outermost first. */
  readonly describes: readonly string[]
}

/** The place of a suite. */
export interface Place extends Around {
  /** How many suites of the same name stand there before it. */
  readonly nth: number
}

/** How often each place was taken, by the object that stands for the file while it is read. */
const taken = new WeakMap<object, Map<string, number>>()

/** Takes the next place of this name. */
export function takePlace(file: object, around: Around, name: string): Place {
  const key = JSON.stringify([...around.describes, name])
  const counts = taken.get(file) ?? new Map<string, number>()
  const nth = counts.get(key) ?? 0
  taken.set(file, counts.set(key, nth + 1))
  return { ...around, nth }
}
