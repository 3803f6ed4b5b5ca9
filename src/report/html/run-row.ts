/** A row of a run on the page of its test run. */
import type { Run } from '../../model/run.ts'
import { oneLine } from '../../verdict/title.ts'
import { isRed } from '../../verdict/verdict.ts'
import type { ReportCase, ReportSuite } from '../model/report.ts'
import { overallScore, shareOf, toneScores } from '../text/scores.ts'
import type { Score } from '../text/scores.ts'
import { runTitle, suiteTitle } from '../text/suite-title.ts'
import { failureLine } from '../text/text.ts'
import { seconds } from '../../util/times.ts'
import { worstOfCases } from '../text/verdict-words.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'
import { badge } from './page.ts'

/** How many red cases a row shows: a page with 500 rows must open quickly. */
const MOST_CASES = 5
/** The longest reason, in characters. */
const REASON = 400

/** Renders a row: verdict, scenario, score, tone and length; below it the red cases. */
export function runRow(suite: ReportSuite, href: string | null): Markup {
  const { cases, run } = suite
  const verdict = worstOfCases(cases)
  const red = cases.filter((one) => isRed(one.verdict))
  return markup`<li><div class="run">${badge(verdict)}${nameOf(suite, href)}${run === null ? null : measures(run)}</div>
${red.length === 0 ? null : redList(red, suite)}</li>
`
}

function nameOf(suite: ReportSuite, href: string | null): Markup {
  const { cases } = suite
  const title = runTitle(suite)
  const shown = href === null ? title : markup`<a href="${href}">${title}</a>`
  const count = cases.length === 1 ? '1 case' : `${cases.length} cases`
  return markup`<div class="name-block"><div class="name">${shown}</div><div class="quiet">${suiteTitle(suite)} · ${count}</div></div>`
}

function measures(run: Run): Markup {
  const [score] = overallScore(run)
  const tone = toneScores(run).find(({ name }) => name === 'Overall tone')
  const length = [
    run.turn_count === null ? null : `${run.turn_count} turns`,
    run.duration_ms === null ? null : seconds(run.duration_ms),
  ]
  const told = length.filter((part) => part !== null).join(' · ')
  return markup`${meter('Score', score)}${meter('Tone', tone)}<div class="quiet long">${told}</div>`
}

function meter(name: string, score: Score | undefined): Markup {
  if (score === undefined) return markup`<div></div>`
  const value = score.value.toFixed(2)
  return markup`<div class="score"><span class="quiet">${name}</span><svg class="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="bar" width="${(shareOf(score) * 100).toFixed(0)}" height="10"/></svg><span>${value}</span></div>`
}

function redList(red: readonly ReportCase[], suite: ReportSuite): Markup {
  const shown = red.slice(0, MOST_CASES)
  const left = red.length - shown.length
  return markup`<ul class="red">${shown.map((one) => redItem(one, suite))}${left === 0 ? null : markup`<li class="quiet">and ${left} more</li>`}</ul>`
}

function redItem({ title, verdict }: ReportCase, suite: ReportSuite): Markup {
  const reason = oneLine(failureLine(verdict, { ...suite, run: null }), REASON)
  return markup`<li>${badge(verdict.verdict)}<b>${oneLine(title)}</b><p>${reason}</p></li>`
}
