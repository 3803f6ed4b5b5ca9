/** The files of a report, for programs and people, all made from the finished report. */
import type { Ran } from './ran.ts'
import { relative, sep } from 'node:path'
import { pathInCheckout } from '../../options/reporter/ci.ts'
import { listParts } from '../html/list/list-page.ts'
import type { ListOptions } from '../html/list/list-page.ts'
import { jsonParts } from '../json/json.ts'
import { toMarkdown } from '../markdown/markdown.ts'
import { junitParts } from '../junit/junit.ts'
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'
import type { Report } from '../model/report.ts'
import type { Written } from '../../util/whole-file.ts'
import { byOwner, placeConversations, textOf } from './conversation-places.ts'
import { conversations } from './conversations.ts'
import { jsonIn, markdownIn, pageIn } from './places.ts'

/** The size of the Markdown, in bytes: GitHub takes comments of 65,536 characters. */
const MOST_MARKDOWN = 60_000

/** Renders each file when it is its turn. The XML is the last one, because a CI looks for it. */
export function* filesOf(
  report: Report,
  { others, startedAt }: Ran,
  settings: ReporterSettings,
): Generator<Written, void> {
  const { outDir, junit, build, titles, ci } = settings
  const below = (path: string): string => relative(outDir, path).split(sep).join('/')
  const placed = placeConversations(report, outDir)
  yield* conversations(placed)
  const places = byOwner(placed)
  const placeOf: ListOptions['placeOf'] = (owner) => {
    const own = places.get(owner)
    return own === undefined ? null : { page: below(own.files.page), id: own.id }
  }
  const known = [jsonIn(outDir), ...(junit === null ? [] : [junit])].map(below)
  const files = known.filter((path) => !path.startsWith('..'))
  yield [pageIn(outDir), listParts(report, { placeOf, startedAt, build, files })]
  const transcriptOf = textOf(places, (path) => pathInCheckout(path, ci))
  yield [markdownIn(outDir), toMarkdown(report, { most: MOST_MARKDOWN, transcriptOf })]
  yield [jsonIn(outDir), jsonParts(report, { transcriptOf: textOf(places, below) })]
  if (junit === null) return
  const attaches = ci.takesAttachments
  yield [junit, junitParts(report, { titles, transcriptOf, attaches, others, startedAt })]
}
