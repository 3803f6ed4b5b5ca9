/** Renders the job summary of GitHub Actions: a report in Markdown of limited size. */
import type { Report, ReportBatch, ReportSuite } from '../model/report.ts'
import { seconds } from '../../util/times.ts'
import { countLabels, labelsOf } from '../text/labels.ts'
import { byGroup } from '../text/standing.ts'
import { countWords, worstOfCases } from '../text/verdict-words.ts'
import { inline } from './escape.ts'
import { fill } from './fill.ts'
import { redBlock, runRow, TABLE_HEAD } from './runs.ts'

/** Options of the Markdown report. */
export interface MarkdownOptions {
  /** The maximum size in bytes of UTF-8: GitHub accepts 1 MiB per step. @default 1_000_000 */
  readonly most?: number | undefined
  /** Returns where the transcript of a run is, as text; null if there is none. */
  readonly transcriptOf?: ((suite: ReportSuite) => string | null) | undefined
}

/**
 * Renders the report as Markdown: counts, red runs with their cases and folded conversations, then a table
 * of the other runs. If the space runs out, leaves out the least important parts first, conversations above
 * all, and says so on the last line.
 */
export function toMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const { most = 1_000_000, transcriptOf = () => null } = options
  const red = byGroup(report.suites).filter(isRedSuite)
  const others = report.suites.filter((suite) => !isRedSuite(suite))
  return fill(
    {
      head: head(report),
      blocks: red.map((suite) => redBlock(suite, transcriptOf(suite))),
      tableHead: TABLE_HEAD,
      rows: others.map(runRow),
    },
    most,
  )
}

function isRedSuite({ cases }: ReportSuite): boolean {
  const worst = worstOfCases(cases)
  return worst === 'failed' || worst === 'errored'
}

function head({ suites, batches }: Report): string {
  const cases = suites.flatMap((suite) => suite.cases)
  const counts = countWords(cases).map(({ word, count }) => `${count} ${word}`)
  const mark = suites.some(isRedSuite) ? '❌' : '✅'
  const total = cases.reduce((sum, { duration }) => sum + duration, 0)
  const length = total === 0 ? '' : `${seconds(total)} of conversation`
  const title = counts.length === 0 ? 'Bland: no cases' : `${mark} Bland: ${counts.join(', ')}`
  const labels = countLabels(labelsOf(cases))
  const lines = [
    ...batches.map(batchLine),
    ...(labels === '' ? [] : [`baseline: ${labels}`]),
    ...(length === '' ? [] : [length]),
  ]
  return [`## ${title}`, '', ...lines.map((line) => `- ${line}`), ''].join('\n')
}

function batchLine({ suite, batchId, batchStatus, production, tested }: ReportBatch): string {
  const parts = [
    `**${inline(suite)}**`,
    batchId === null ? 'no batch' : `batch ${inline(batchId)}`,
    ...(batchStatus === null ? [] : [inline(batchStatus)]),
    ...(production ? ['the version in production'] : []),
    ...(tested === undefined ? [] : [inline(tested)]),
  ]
  return parts.join(' · ')
}
