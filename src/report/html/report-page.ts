/** A test run as one page: red runs first, one row per run, each with a link to its conversation. */
import type { Report, ReportBatch, ReportSuite } from '../model/report.ts'
import { seconds } from '../../util/times.ts'
import { countWords, redFirst } from '../text/verdict-words.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'
import { badge, page } from './page.ts'
import { runRow } from './run-row.ts'
import { REPORT_STYLE } from './style.ts'

/** Options of a report page. */
export interface ReportPageOptions {
  /** Returns the page of a run's conversation, relative to the report; null if there is none. */
  readonly hrefOf?: ((suite: ReportSuite) => string | null) | undefined
}

/**
 * Renders a test run as one HTML file without script or network: counts, batches, and a row per run with
 * its score, its tone and its red cases.
 */
export function reportPage(
  report: Report,
  { hrefOf = () => null }: ReportPageOptions = {},
): string {
  const { suites, batches } = report
  const cases = suites.flatMap((suite) => suite.cases)
  const counts = countWords(cases)
  const duration = cases.reduce((sum, one) => sum + one.duration, 0)
  const runs = suites.filter(({ run }) => run !== null).length
  const rows = redFirst(suites).map((suite) => runRow(suite, hrefOf(suite)))
  const body = markup`<main>
<h1>Bland test report</h1>
<ul class="counts">${counts.map(({ word, count }) => markup`<li>${badge(word, count)}</li>`)}</ul>
<p class="quiet">${cases.length} cases in ${runs} runs, ${seconds(duration)} of conversation</p>
<ul class="batches">${batches.map(batchLine)}</ul>
<section><h2>Runs</h2>${rows.length === 0 ? markup`<p>No Bland case was reported.</p>` : markup`<ol class="runs">${rows}</ol>`}</section>
<footer>Written by bland-suite.</footer>
</main>`
  const title = counts.map(({ word, count }) => `${count} ${word}`).join(', ') || 'no cases'
  return page({ title: `${title} · Bland test report`, style: REPORT_STYLE, body })
}

function batchLine({ suite, batchId, batchStatus, production, tested }: ReportBatch): Markup {
  const parts = [
    batchId === null ? 'no batch' : `batch ${batchId}`,
    ...(batchStatus === null ? [] : [batchStatus]),
    ...(production ? ['the version in production'] : []),
    ...(tested === undefined ? [] : [tested]),
  ]
  return markup`<li><b>${suite}</b> <span class="quiet">· ${parts.join(' · ')}</span></li>`
}
