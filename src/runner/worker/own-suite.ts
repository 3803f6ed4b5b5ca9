/** Suites whose tests run in this process, and their places among the tests. */
import { sessionFolder } from '../../options/reporter/session-folder.ts'
import { suiteName } from '../../report/model/names.ts'
import type { CallSite } from '../call-site.ts'
import type { BlandContext } from '../case-meta.ts'

/** The file, the project and the describes around a suite; no line, because lines move. */
interface Around {
  /** The path of the file. */
  readonly file: string
  readonly project: string
  /** The titles of the describes, outermost first. */
  readonly describes: readonly string[]
}

/** The place of a suite. */
export interface Place extends Around {
  /** How many suites of the same name precede it there. */
  readonly nth: number
}

/** Counts the uses of each place, by the object that represents the file while it is loaded. */
const taken = new WeakMap<object, Map<string, number>>()

/** Takes the next place of this name. */
export function takePlace(file: object, around: Around, name: string): Place {
  const key = JSON.stringify([...around.describes, name])
  const counts = taken.get(file) ?? new Map<string, number>()
  const nth = counts.get(key) ?? 0
  taken.set(file, counts.set(key, nth + 1))
  return { ...around, nth }
}

/** A suite whose tests run in this process. */
export interface OwnSuite extends BlandContext {
  /** Its name, after the titles of the describes around it. */
  readonly suite: string
  readonly place: Place
  /** The user's own line. */
  readonly site: CallSite | null
  /** The folder of the session's records. */
  readonly folder: string
  /** Whether the runner runs the suite again when files change. */
  readonly isWatching: boolean
}

/** Gives a suite its name among the tests, and a folder for its records. */
export function ownSuite(
  { name, site }: { readonly name: string; readonly site: CallSite | null },
  context: BlandContext,
  { place, isWatching }: Pick<OwnSuite, 'isWatching' | 'place'>,
): OwnSuite {
  const suite = suiteName(place.describes, name)
  return { ...context, suite, place, site, isWatching, folder: sessionFolder(context.outDir) }
}
