/** Decides which file has which conversation: the first ones have files of their own, the rest share some. */
import { conversationFiles } from '../../record/conversation-files.ts'
import type { ConversationFiles } from '../../record/conversation-files.ts'
import type { Run } from '../../model/run.ts'
import { groupBy } from '../model/names.ts'
import type { NonEmpty } from '../model/names.ts'
import type { Report, ReportCase, ReportSuite } from '../model/report.ts'
import { verdictOf } from '../model/reported-verdict.ts'
import type { AttemptRecord, CaseRecord } from '../../record/record.ts'
import { byGroup } from '../text/standing.ts'
import { join } from 'node:path'

/** A suite with a played scenario. */
export type Played = ReportSuite & {
  readonly scenario: string
  readonly run: Run
  /** The attempt of the scenario; absent if it is played once. */
  readonly attempted?: Attempted | undefined
}

interface Attempted {
  readonly of: ReportSuite
  readonly record: AttemptRecord
  /** Such as `attempt 2 of 3`. */
  readonly name: string
}

/** A conversation: the suites that judge its run, its files, and its id in the page. */
export interface Placed {
  readonly suites: NonEmpty<Played>
  readonly files: ConversationFiles
  readonly id: string
}

/** Up to how many conversations have files of their own. */
const ALL_OWN = 40
/** How many have files of their own if there are more. What failed comes first. */
const OWN = 25
/** How many conversations share a file. */
const SHARED = 250

/** Places all conversations of a report, what failed first. A run that several suites judge is placed once. */
export function placeConversations({ suites }: Report, outDir: string): readonly Placed[] {
  const played = byGroup(suites).flatMap(playedIn)
  const runs = [...groupBy(played, (one) => ownFiles(outDir, one)?.page ?? '').values()]
  const own = runs.length > ALL_OWN ? OWN : ALL_OWN
  return runs.flatMap((group, index) => {
    const files = index < own ? ownFiles(outDir, group[0]) : sharedFiles(outDir, index - own)
    const id = index < own ? ONLY : `run-${((index - own) % SHARED) + 1}`
    return files === null ? [] : [{ suites: group, files, id }]
  })
}

/** The id of a conversation that has a page of its own. */
export const ONLY = 'run'

/** Returns the runs of a scenario: one, or one for each attempt. */
function playedIn(suite: ReportSuite): readonly Played[] {
  const { attempts } = suite
  if (attempts === undefined) return isPlayed(suite) ? [suite] : []
  const { rule, attempts: _all, ...own } = suite
  const most = rule?.times ?? attempts.length
  return attempts
    .map((record, index) => {
      const { run, batchId, cases } = record
      const attempted = { of: suite, record, name: `attempt ${index + 1} of ${most}` }
      return { ...own, run, batchId, cases: cases.map(reportedAlone), attempted }
    })
    .filter(isPlayed)
}

/** Reports a case as its attempt alone judges it. */
function reportedAlone(one: CaseRecord): ReportCase {
  return { ...one, verdict: verdictOf(one), duration: 0, location: null }
}

function isPlayed<Suite extends ReportSuite>(suite: Suite): suite is Suite & Played {
  return suite.scenario !== null && suite.run !== null
}

function ownFiles(outDir: string, { scenario, run }: Played): ConversationFiles | null {
  return conversationFiles(outDir, { scenario, run })
}

function sharedFiles(outDir: string, index: number): ConversationFiles {
  const place = join(outDir, 'transcripts', `more-${Math.floor(index / SHARED) + 1}`)
  return { text: `${place}.txt`, page: `${place}.html` }
}

/** The owner of a conversation: a suite, by the attempt that is shown, or one of its attempts. */
type Owner = ReportSuite | AttemptRecord

/** Finds the conversation of each suite and each attempt that has one. */
export function byOwner(placed: readonly Placed[]): ReadonlyMap<Owner, Placed> {
  return new Map(placed.flatMap(withOwners))
}

function withOwners(one: Placed): readonly (readonly [Owner, Placed])[] {
  return one.suites.flatMap(ownersOf).map((owner) => [owner, one])
}

function ownersOf(suite: Played): readonly Owner[] {
  const { attempted } = suite
  if (attempted === undefined) return [suite]
  const { of, record } = attempted
  return record.run?.id === of.run?.id ? [record, of] : [record]
}

/** Makes a function that returns where a conversation is as text; null where there is no run. */
export function textOf(
  places: ReadonlyMap<Owner, Placed>,
  told: (path: string) => string,
): (owner: Owner) => string | null {
  return (owner) => {
    const own = places.get(owner)
    return own === undefined ? null : told(own.files.text)
  }
}
