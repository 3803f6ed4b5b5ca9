/** Renders the report in Markdown of limited size, for the job summary of GitHub Actions and for comments. */
import { nameSource } from '../text/source-words.ts'
import { counted, grouped } from '../../util/count.ts'
import { advisoryReason } from '../../verdict/run/advisory.ts'
import type { Report, ReportBatch, ReportCase, ReportSuite } from '../model/report.ts'
import { baselineLabels, countLabels } from '../text/labels.ts'
import { countAttempts, countConversation } from '../text/played.ts'
import { headlineOf } from '../text/headline.ts'
import { byGroup } from '../text/standing.ts'
import { countApart, WORDS, worstOfCases } from '../text/verdict-words.ts'
import { inline } from './escape.ts'
import { fill } from './fill.ts'
import { OTHERS_HEAD, RED_HEAD, redBlock, redRow, runRow } from './runs.ts'

/** Options of the Markdown report. */
export interface MarkdownOptions {
  /** The maximum size in bytes of UTF-8: GitHub accepts 1 MiB per step. @default 1_000_000 */
  readonly most?: number | undefined
  /** Returns where the transcript of a run is, as text; null if there is none. */
  readonly transcriptOf?: ((suite: ReportSuite) => string | null) | undefined
}

/**
 * Renders the report as Markdown: how many scenarios failed, a table of what is red, its whole reasons with
 * folded ids and conversations, then a table of the rest. If the space runs out, leaves out the least important
 * parts first, conversations above all, and says so on the last line.
 */
export function toMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const { most = 1_000_000, transcriptOf = () => null } = options
  const sorted = byGroup(report.suites)
  const red = sorted.filter(isRedSuite)
  const others = sorted.filter((suite) => !isRedSuite(suite))
  return fill(
    {
      head: head(report),
      red: { head: RED_HEAD, rows: red.map(redRow) },
      blocks: red.map((suite) => redBlock(suite, transcriptOf(suite))),
      others: { head: OTHERS_HEAD, rows: others.map(runRow) },
      tail: batchesOf(report.batches),
    },
    most,
  )
}

function isRedSuite({ cases }: ReportSuite): boolean {
  const worst = worstOfCases(cases)
  return worst === 'failed' || worst === 'errored'
}

function head(report: Report): string {
  const cases = report.suites.flatMap((suite) => suite.cases)
  const { sentence, verdict } = headlineOf(report)
  const mark =
    cases.length === 0 ? '' : verdict === 'failed' || verdict === 'errored' ? '❌ ' : '✅ '
  const labels = countLabels(baselineLabels(cases))
  const compared = labels === '' ? [] : [`baseline: ${labels}`]
  const played = [countAttempts(report) ?? [], compared, countConversation(report) ?? []].flat()
  const told = cases.length === 0 ? [] : [`Cases: ${countsOf(cases)}`, ...played]
  return [
    `## ${mark}Bland: ${inline(sentence)}`,
    '',
    ...(told.length > 0 ? [told.join(' · '), ''] : []),
  ].join('\n')
}

/** Counts cases in words: `4 failed, 2 not judged, 126 passed, 3 advisory failures`. */
function countsOf(cases: readonly ReportCase[]): string {
  const counts = countApart(cases.filter((one) => !isAdvisory(one)))
  const advisory = cases.filter(isAdvisory).length
  return [
    ...counts.map(
      ({ word, count }) => `${grouped(count)} ${word === 'flaky' ? word : WORDS[word]}`,
    ),
    ...(advisory > 0 ? [counted(advisory, 'advisory failure')] : []),
  ].join(', ')
}

function isAdvisory({ verdict }: ReportCase): boolean {
  return advisoryReason(verdict) !== null
}

/** How many batches are named, how many notes on each, and how long one may be, in characters. */
const MOST_BATCHES = 5
const MOST_NOTES = 3
const NOTE = 200

/** Folds the ids of the batches, and the notes on them. */
function batchesOf(batches: readonly ReportBatch[]): string {
  if (batches.length === 0) return ''
  const lines = batches
    .slice(0, MOST_BATCHES)
    .flatMap((batch) => [`- ${batchLine(batch)}`, ...notesOf(batch)])
  return `<details><summary>Batches</summary>\n\n${lines.join('\n')}\n\n</details>\n`
}

function notesOf({ notes = [] }: ReportBatch): readonly string[] {
  // What was found last is about the whole suite.
  return notes.slice(-MOST_NOTES).map((note) => `  - ${inline(note, NOTE)}`)
}

function batchLine(batch: ReportBatch): string {
  const { suite, batchStatus, production, tested } = batch
  const parts = [
    `**${inline(suite)}**`,
    inline(nameSource(batch)),
    ...(batchStatus === null ? [] : [inline(batchStatus)]),
    ...(production ? ['the version in production'] : []),
    ...(tested === undefined ? [] : [inline(tested)]),
  ]
  return parts.join(' · ')
}
