/** The files of a report, for programs and people, all made from the finished report. */
import type { Ran } from './ran.ts'
import { relative, sep } from 'node:path'
import { pathInCheckout } from '../../options/reporter/ci.ts'
import { conversationFiles } from '../../record/conversation-files.ts'
import type { ConversationFiles } from '../../record/conversation-files.ts'
import { reportPage } from '../html/report-page.ts'
import { toJson } from '../json/json.ts'
import { toJUnit } from '../junit/junit.ts'
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'
import type { Report, ReportSuite } from '../model/report.ts'
import type { Written } from '../../util/whole-file.ts'
import { conversations } from './conversations.ts'
import { jsonIn, pageIn } from './places.ts'

/** Renders each file when it is its turn. The XML is the last one, because a CI looks for it. */
export function* filesOf(
  report: Report,
  ran: Ran,
  settings: ReporterSettings,
): Generator<Written, void> {
  const { outDir, junit } = settings
  const below = (path: string): string => relative(outDir, path).split(sep).join('/')
  yield* conversations(report, outDir)
  yield [pageIn(outDir), reportPage(report, { hrefOf: pathOf(outDir, 'page', below) })]
  yield [jsonIn(outDir), toJson(report, { transcriptOf: pathOf(outDir, 'text', below) })]
  if (junit !== null) yield [junit, junitOf(report, ran, settings)]
}

function junitOf(report: Report, { others, startedAt }: Ran, settings: ReporterSettings): string {
  const { titles, ci, outDir } = settings
  const transcriptOf = pathOf(outDir, 'text', (path) => pathInCheckout(path, ci))
  const attaches = ci.takesAttachments
  return toJUnit(report, { titles, transcriptOf, attaches, others, startedAt })
}

/** Makes a function that returns the path of a file of a suite's conversation; null for a suite without a run. */
export function pathOf(
  outDir: string,
  file: keyof ConversationFiles,
  told: (path: string) => string,
): (suite: ReportSuite) => string | null {
  return ({ scenario, run }) => {
    const files = scenario === null ? null : conversationFiles(outDir, { scenario, run })
    return files === null ? null : told(files[file])
  }
}
