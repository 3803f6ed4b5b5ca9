/** From what a runner ran to the reports: the same files, and the same words, from every runner. */
import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pathInCheckout } from './ci.ts'
import { conversationFiles, shownPath } from './conversation-files.ts'
import type { ConversationFiles } from './conversation-files.ts'
import { withDeselected } from './deselected.ts'
import { tellGitHub } from './github.ts'
import { reportPage } from './html/report-page.ts'
import { interruption } from './interruption.ts'
import { toJson } from './json.ts'
import { toJUnit } from './junit/junit.ts'
import { loadRecords } from './load-records.ts'
import type { Remembered } from './load-records.ts'
import type { NativeCase } from './native.ts'
import { noneSelected } from './none-selected.ts'
import type { OtherTest } from './other-test.ts'
import type { ReporterSettings } from './options.ts'
import type { LoadedRecords } from './record.ts'
import { makeReport } from './report.ts'
import type { Report, ReportSuite } from './report.ts'
import { writeWhole } from './sink.ts'
import { renderSummary } from './summary.ts'
import { noteUnknownNames } from './unknown-names.ts'
import { ensureConversation } from './write-conversation.ts'
import { isRed } from '../verdict/verdict.ts'

/** What was run. */
export interface Ran {
  readonly cases: readonly NativeCase[]
  /** The folders of the sessions; what is there of their batches is told too. */
  readonly folders: readonly string[]
  /** What ended the run before its tests were over; null for nothing. */
  readonly interruptedBy: string | null
  /** The names of the suites that were found, whatever filters have left of them. @default [] */
  readonly found?: readonly string[] | undefined
  /** What this process itself has recorded: it stands, whatever the files say by now. @default none */
  readonly remembered?: Remembered | undefined
  /** The runner's other tests, for the XML alone. @default [] */
  readonly others?: readonly OtherTest[] | undefined
}

/** What was written, and what is to be printed. */
export interface Published {
  /** Whether no case keeps the run from being green. */
  readonly isGreen: boolean
  /** Empty where there is nothing to print. */
  readonly summary: string
  /** What GitHub Actions is to read, a command a line, each at the beginning of one; empty for nothing. */
  readonly annotations: readonly string[]
}

/**
 * Writes the reports of a test run that has ended, or is being ended: at once, as a process that is
 * interrupted has no later.
 *
 * @throws {@link BlandRecordError} where a report cannot be written
 */
export function publish(ran: Ran, settings: ReporterSettings): Published {
  const records = noteUnknownNames(loadRecords(recordsOf(ran), ran.remembered))
  const report = makeReport(withDeselected(casesOf(ran), records), records)
  ensureConversations(settings.outDir, records)
  for (const [path, text] of filesOf(report, ran, settings)) writeWhole(path, text)
  const { github, ci, outDir } = settings
  const transcriptOf = pathOf(outDir, 'text', shownPath)
  return {
    isGreen: isGreen(report),
    summary: summarise(ran, report, settings),
    annotations: github ? tellGitHub(report, ci, { transcriptOf }) : [],
  }
}

/** Every report, by its path. Without a case of Bland, only what a CI has been told to look for. */
function filesOf(
  report: Report,
  ran: Ran,
  settings: ReporterSettings,
): readonly (readonly [path: string, text: string])[] {
  const { outDir, junit } = settings
  const xml = junit === null ? [] : [[junit, junitOf(report, ran, settings)] as const]
  if (report.suites.length === 0) return xml
  const below = (path: string): string => relative(outDir, path).split(sep).join('/')
  const transcriptOf = pathOf(outDir, 'text', below)
  const hrefOf = pathOf(outDir, 'page', below)
  return [
    ...xml,
    [join(outDir, 'index.html'), reportPage(report, { hrefOf })],
    [join(outDir, 'report.json'), toJson(report, { transcriptOf })],
  ]
}

function junitOf(report: Report, { others }: Ran, settings: ReporterSettings): string {
  const { titles, ci, outDir } = settings
  const transcriptOf = pathOf(outDir, 'text', (path) => pathInCheckout(path, ci))
  return toJUnit(report, { titles, transcriptOf, attaches: ci.takesAttachments, others })
}

/** Where a file of a suite's conversation is, told in one way; null for a suite without a run. */
function pathOf(
  outDir: string,
  file: keyof ConversationFiles,
  told: (path: string) => string,
): (suite: ReportSuite) => string | null {
  return ({ scenario, run }) => {
    const files = scenario === null ? null : conversationFiles(outDir, { scenario, run })
    return files === null ? null : told(files[file])
  }
}

/** Shards may have come without them. */
function ensureConversations(outDir: string, records: LoadedRecords): void {
  for (const record of records.values()) {
    if (!(record instanceof Error) && record.kind === 'run') ensureConversation(outDir, record)
  }
}

function isGreen({ suites }: Report): boolean {
  return !suites.some(({ cases }) => cases.some(({ verdict }) => isRed(verdict)))
}

function casesOf({ cases, interruptedBy }: Ran): readonly NativeCase[] {
  return interruptedBy === null ? cases : [...cases, interruption(interruptedBy)]
}

/** That a batch goes on, and how to judge it, is told in any case. */
function summarise(ran: Ran, report: Report, { junit, summary, outDir }: ReporterSettings): string {
  if (report.suites.length === 0) return noneSelected(ran.found ?? [])
  if (!summary && ran.interruptedBy === null) return ''
  const page = shownPath(join(outDir, 'index.html'))
  return renderSummary(report, { junit: junit === null ? null : shownPath(junit), page })
}

/** The records that the cases name, and those of their suites as far as they got. */
function recordsOf({ cases, folders }: Ran): readonly string[] {
  const named = cases.flatMap(({ record }) => (record === null ? [] : [record]))
  const suites = [...new Set(folders)].map((folder) => join(folder, 'suite.json'))
  return [...named, ...suites.filter((path) => existsSync(path))]
}
