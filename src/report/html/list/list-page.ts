/** A test run as one page: what failed first, with the whole reason, and a link to each conversation. */
import type { Report } from '../../model/report.ts'
import { suiteTitle } from '../../text/suite-title.ts'
import { headlineOf } from '../../text/headline.ts'
import { LIST_SCRIPT } from '../scripts.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { keyboardHelp, page } from '../page.ts'
import { batches } from './batches.ts'
import { entryOf } from './entry.ts'
import type { Entry, PlaceOf } from './entry.ts'
import { groups, suiteCases } from './groups.ts'
import { head } from './head.ts'
import type { Surroundings } from './head.ts'
import { LIST_STYLE } from './list-style.ts'
import { tools } from './tools.ts'

/** Options of a report page. */
export interface ListOptions extends Surroundings {
  /** Returns where the conversation of a scenario, or of one of its attempts, is; null if there is none. */
  readonly placeOf?: PlaceOf | undefined
  /** Names the other files of the report, relative to the page. */
  readonly files?: readonly string[] | undefined
}

/**
 * Renders a test run as one HTML file that needs no network. It is whole without its script, which searches,
 * filters and sorts.
 */
export function listPage(report: Report, options: ListOptions = {}): string {
  return [...listParts(report, options)].join('')
}

/** Renders the same in parts: one scenario at a time. */
export function* listParts(report: Report, options: ListOptions = {}): Generator<string, void> {
  const entries = entriesOf(report, options)
  const { sentence } = headlineOf(report)
  const names = [...new Set(report.suites.map(suiteTitle))]
  const title = [sentence, ...(names.length === 1 ? names : [])].join(' · ')
  const body = bodyParts(report, entries, options)
  yield* page({ title, style: LIST_STYLE, script: LIST_SCRIPT, body })
}

function entriesOf({ suites }: Report, { placeOf = () => null }: ListOptions): readonly Entry[] {
  const played = suites.filter(({ scenario }) => scenario !== null)
  return played.map((suite, index) => entryOf(suite, placeOf, index))
}

function* bodyParts(
  report: Report,
  entries: readonly Entry[],
  options: ListOptions,
): Generator<Markup, void> {
  const { files = [] } = options
  const isEmpty = entries.length === 0
  yield markup`<a class="skip" href="#scenarios">Skip to the scenarios</a>
${head(report, entries, options)}
<main id="scenarios" tabindex="-1">
${isEmpty ? null : tools(entries)}
${suiteCases(report.suites)}
<section class="group" id="flat" aria-labelledby="flat-h" hidden><h2 id="flat-h">Scenarios, sorted <b class="num"></b></h2><ol></ol></section>
`
  yield* groups(entries)
  yield markup`</main>
${batches(report.batches)}
<footer><span>Written by bland-suite${files.map((file) => markup` · <a href="${file}">${file}</a>`)}</span>${isEmpty ? null : markup`<button type="button" id="keys" class="js-only">Keyboard <kbd>?</kbd></button>`}</footer>
${isEmpty ? null : keyboardHelp(KEYS)}`
}

const KEYS = [
  ['/', 'Search; ↓ goes on to the list'],
  ['n p', 'Next or previous failure'],
  ['j k', 'Next or previous scenario, as ↓ ↑ in the list'],
  ['Enter', 'Open the conversation'],
  ['← →', 'Collapse or expand the scenario'],
  ['c', 'Collapse or expand all'],
  ['Esc', 'Clear the filters'],
  ['?', 'This help'],
] as const
