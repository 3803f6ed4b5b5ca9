/** A run as a self-contained page: the conversation and its verdicts. */
import type { Run } from '../../model/run.ts'
import { oneLine } from '../../verdict/title.ts'
import { courseOf, idsOf, nodeTrail, variablesOf } from '../../record/facts.ts'
import type { Fact } from '../../record/facts.ts'
import type { RunRecord } from '../../record/record.ts'
import { worstOf } from '../text/verdict-words.ts'
import { casesList } from './cases-list.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'
import { badge, page } from './page.ts'
import { CONVERSATION_STYLE } from './style.ts'
import { TONE_STYLE, toneBars } from './tone-chart.ts'
import { turnsList } from './turns-list.ts'

/**
 * Renders a run as one HTML file: its conversation, each case with a link to its turn, nodes, variables,
 * tone and ids. The file needs no script and no network, and every text is escaped.
 */
export function conversationPage(record: RunRecord): string {
  const { suite, scenario, run, cases } = record
  const body = markup`<main>
<header>
<p class="quiet">${suite}</p>
<h1>${scenario} ${badge(worstOf(cases.map(({ verdict }) => verdict)))}</h1>
${run === null ? markup`<p>Bland returned no run.</p>` : factsLine(courseOf(run))}
</header>
<section><h2>Cases</h2>${casesList(cases, run)}</section>
<div class="columns">
<section><h2>Conversation</h2>${turnsList(record)}</section>
<div>${run === null ? null : details(run)}<section class="ids"><h2>Ids</h2>${list(idsOf(record))}</section></div>
</div>
<footer>Written by bland-suite.</footer>
</main>`
  const title = `${oneLine(scenario)} · ${oneLine(suite)}`
  return page({ title, style: CONVERSATION_STYLE + TONE_STYLE, body })
}

function factsLine(facts: readonly Fact[]): Markup {
  const parts = facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)
  return markup`<dl class="facts">${parts}</dl>`
}

function list(facts: readonly Fact[]): Markup {
  return markup`<dl>${facts.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

function details(run: Run): Markup {
  const chart = toneBars(run)
  const nodes = nodeTrail(run)
  const variables = variablesOf(run)
  return markup`${chart === null ? null : markup`<section class="tone"><h2>Tone</h2>${chart}</section>`}
${nodes.length === 0 ? null : markup`<section><h2>Nodes visited</h2><ol class="nodes">${nodes.map((node) => markup`<li>${node}</li>`)}</ol></section>`}
${variables.length === 0 ? null : markup`<section class="variables"><h2>Variables extracted</h2>${list(variables)}</section>`}
`
}
