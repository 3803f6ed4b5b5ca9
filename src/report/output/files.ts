/** The files of a report, for programs and people, all made from the finished report. */
import type { Ran } from './ran.ts'
import { relative, sep } from 'node:path'
import { pathInCheckout } from '../../options/reporter/ci.ts'
import type { ConversationFiles } from '../../record/conversation-files.ts'
import { listPage } from '../html/list/list-page.ts'
import { toJson } from '../json/json.ts'
import { toMarkdown } from '../markdown/markdown.ts'
import { toJUnit } from '../junit/junit.ts'
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'
import type { Report, ReportSuite } from '../model/report.ts'
import type { Written } from '../../util/whole-file.ts'
import { placeConversations } from './conversation-places.ts'
import type { Placed } from './conversation-places.ts'
import { conversations } from './conversations.ts'
import { jsonIn, markdownIn, pageIn } from './places.ts'

/** The size of the Markdown, in bytes: GitHub takes comments of 65,536 characters. */
const MOST_MARKDOWN = 60_000

/** Renders each file when it is its turn. The XML is the last one, because a CI looks for it. */
export function* filesOf(
  report: Report,
  ran: Ran,
  settings: ReporterSettings,
): Generator<Written, void> {
  const { outDir, junit, build } = settings
  const below = (path: string): string => relative(outDir, path).split(sep).join('/')
  const placed = placeConversations(report, outDir)
  yield* conversations(placed)
  const places = bySuite(placed)
  const placeOf = (suite: ReportSuite): { readonly page: string; readonly id: string } | null => {
    const own = places.get(suite)
    return own === undefined ? null : { page: below(own.files.page), id: own.id }
  }
  const files = [jsonIn(outDir), ...(junit === null ? [] : [junit])].map(below)
  const { startedAt } = ran
  const about = {
    startedAt,
    build,
    files: files.filter((path) => !path.startsWith('..')),
  }
  yield [pageIn(outDir), listPage(report, { placeOf, ...about })]
  const transcriptOf = pathOf(placed, 'text', (path) => pathInCheckout(path, settings.ci))
  yield [markdownIn(outDir), toMarkdown(report, { most: MOST_MARKDOWN, transcriptOf })]
  yield [jsonIn(outDir), toJson(report, { transcriptOf: pathOf(placed, 'text', below) })]
  if (junit !== null) yield [junit, junitOf(report, { ran, placed }, settings)]
}

function junitOf(
  report: Report,
  { ran, placed }: { readonly ran: Ran; readonly placed: readonly Placed[] },
  settings: ReporterSettings,
): string {
  const { others, startedAt } = ran
  const { titles, ci } = settings
  const transcriptOf = pathOf(placed, 'text', (path) => pathInCheckout(path, ci))
  const attaches = ci.takesAttachments
  return toJUnit(report, { titles, transcriptOf, attaches, others, startedAt })
}

function bySuite(placed: readonly Placed[]): ReadonlyMap<ReportSuite, Placed> {
  return new Map(
    placed.flatMap((one) => one.suites.map((suite): [ReportSuite, Placed] => [suite, one])),
  )
}

/** Makes a function that returns the path of a file of a suite's conversation; null for a suite without a run. */
export function pathOf(
  placed: readonly Placed[],
  file: keyof ConversationFiles,
  told: (path: string) => string,
): (suite: ReportSuite) => string | null {
  const places = bySuite(placed)
  return (suite) => {
    const own = places.get(suite)
    return own === undefined ? null : told(own.files[file])
  }
}
