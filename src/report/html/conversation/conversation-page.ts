/** Conversations as a self-contained page: the verdicts on each beside what was said. */
import type { Run } from '../../../model/run.ts'
import { idsOf } from '../../../record/facts.ts'
import type { Fact } from '../../../record/facts.ts'
import type { RunRecord } from '../../../record/record.ts'
import { shownTime } from '../../../util/times.ts'
import { oneLine } from '../../../verdict/title.ts'
import { verdictOf } from '../../model/reported-verdict.ts'
import { worstOfCases, WORDS } from '../../text/verdict-words.ts'
import { clock } from '../list/numbers.ts'
import { mark } from '../mark.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { keyboardHelp, page } from '../page.ts'
import { CONVERSATION_SCRIPT } from '../scripts.ts'
import { casesList } from './cases-list.ts'
import { CONVERSATION_STYLE } from './conversation-style.ts'
import { aboutSection, variables } from './details.ts'
import { factsList } from './facts-list.ts'
import { nodes } from './nodes.ts'
import { toneTable } from './tone-table.ts'
import { turnsList } from './turns-list.ts'
import { waysBar } from './ways-bar.ts'
import type { Ways } from './ways-bar.ts'

/** A conversation of a page. */
export interface Conversation {
  /** Its id in the page. */
  readonly id: string
  readonly record: RunRecord
  /** The ways to other conversations; absent before there is a report. */
  readonly ways?: Ways | undefined
}

/**
 * Renders conversations as one HTML file. It shows the one that the address names, or else the first; it needs
 * no script and no network, and every text is escaped.
 */
export function conversationPage(all: readonly Conversation[], title: string): string {
  return [...conversationParts(all, title)].join('')
}

/** Renders the same file in parts: one conversation at a time. */
export function conversationParts(all: Iterable<Conversation>, title: string): Iterable<string> {
  const body = bodyOf(all)
  return page({ title, style: CONVERSATION_STYLE, script: CONVERSATION_SCRIPT, body })
}

function* bodyOf(all: Iterable<Conversation>): Generator<Markup, void> {
  yield markup`<a class="skip" href="#main">Skip to the conversation</a>
<main id="main" tabindex="-1">
`
  for (const one of all) yield article(one)
  yield markup`</main>
<footer><span>Written by bland-suite</span><button type="button" id="keys" class="js-only">Keyboard <kbd>?</kbd></button></footer>
${keyboardHelp(KEYS)}`
}

/** Returns the title of a page with one conversation. */
export function titleOf({ scenario, suite, cases }: RunRecord): string {
  const verdict = worstOfCases(cases.map((one) => ({ verdict: verdictOf(one) })))
  return `${oneLine(scenario)} ${WORDS[verdict]} · ${oneLine(suite)}`
}

const KEYS = [
  ['n p', 'Next or previous scenario'],
  ['u', 'Up to the list, with its filter'],
  ['j k', 'Next or previous marked turn'],
  ['?', 'This help'],
] as const

function article({ id, record, ways }: Conversation): Markup {
  const { suite, scenario, run, about = null, accepted = null } = record
  const cases = record.cases.map((one) => ({ ...one, verdict: verdictOf(one) }))
  const shown = { id, run, accepted }
  const labels = [about?.category ?? '', (about?.tags ?? []).join(', ')].filter((one) => one !== '')
  return markup`<article class="conversation" id="${id}" aria-labelledby="${id}-h">
${ways === undefined ? null : waysBar(ways)}
<header class="top">
<p class="dim"><b>${suite}</b>${labels.map((label) => ` · ${label}`)}</p>
<h1 id="${id}-h">${mark(worstOfCases(cases))}<span>${scenario}</span></h1>
${factsList(courseOf(record))}
</header>
<div class="columns">
<section class="block judged"><h2>Cases</h2>${casesList(cases, shown)}</section>
<section class="block talk"><h2>Conversation <span class="dim">marked: the turns that a failed case names</span></h2>${turnsList(cases, shown)}</section>
<section class="block tone"><h2>Tone</h2>${toneTable(cases, shown)}</section>
<section class="block"><h2>Nodes <span class="dim">in the order of the visits</span></h2>${nodes(shown)}
<h2>Variables</h2>${variables(run)}
<h2>Ids</h2>${idList(idsOf(record))}</section>
${aboutSection(about)}
</div>
</article>
`
}

/** Returns how the run went. What Bland did not give is said. */
function courseOf({ run }: RunRecord): readonly Fact[] {
  if (run === null) return [['Run', 'Bland returned no run']]
  return [
    ['Status', run.status ?? 'none'],
    ['Score', run.overall_score?.toFixed(2) ?? 'none'],
    ['Turns', run.turn_count === null ? 'unknown' : String(run.turn_count)],
    ['Length', run.duration_ms === null ? 'unknown' : clock(run.duration_ms)],
    ['Started', shownTime(run.created_at) ?? 'unknown'],
    ...versionOf(run),
    ...(run.error_message === null ? [] : [['Error', run.error_message] as const]),
  ]
}

function versionOf({ version_number: version }: Run): readonly Fact[] {
  if (version === undefined) return []
  return [['Version', version === null ? 'in production' : String(version)]]
}

function idList(facts: readonly Fact[]): Markup {
  return markup`<dl class="ids">${facts.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}
