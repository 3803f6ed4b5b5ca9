/** Decides which file has which conversation: the first ones have files of their own, the rest share some. */
import { conversationFiles } from '../../record/conversation-files.ts'
import type { ConversationFiles } from '../../record/conversation-files.ts'
import type { Run } from '../../model/run.ts'
import { groupBy } from '../model/names.ts'
import type { NonEmpty } from '../model/names.ts'
import type { Report, ReportSuite } from '../model/report.ts'
import { byGroup } from '../text/standing.ts'
import { join } from 'node:path'

/** A suite with a played scenario. */
export type Played = ReportSuite & { readonly scenario: string; readonly run: Run }

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
  const played = byGroup(suites.filter(isPlayed))
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

function isPlayed(suite: ReportSuite): suite is Played {
  return suite.scenario !== null && suite.run !== null
}

function ownFiles(outDir: string, { scenario, run }: Played): ConversationFiles | null {
  return conversationFiles(outDir, { scenario, run })
}

function sharedFiles(outDir: string, index: number): ConversationFiles {
  const place = join(outDir, 'transcripts', `more-${Math.floor(index / SHARED) + 1}`)
  return { text: `${place}.txt`, page: `${place}.html` }
}

/** Finds the conversation of each suite that has one. */
export function bySuite(placed: readonly Placed[]): ReadonlyMap<ReportSuite, Placed> {
  return new Map(
    placed.flatMap((one) => one.suites.map((suite): [ReportSuite, Placed] => [suite, one])),
  )
}

/** Makes a function that returns where a suite's conversation is as text; null for a suite without a run. */
export function textOf(
  places: ReadonlyMap<ReportSuite, Placed>,
  told: (path: string) => string,
): (suite: ReportSuite) => string | null {
  return (suite) => {
    const own = places.get(suite)
    return own === undefined ? null : told(own.files.text)
  }
}
