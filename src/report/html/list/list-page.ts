/** A test run as one page: what failed first, with the whole reason, and a link to each conversation. */
import type { Report } from '../../model/report.ts'
import { suiteTitle } from '../../text/suite-title.ts'
import { headlineOf } from '../../text/headline.ts'
import { LIST_SCRIPT } from '../scripts.ts'
import { markup } from '../markup.ts'
import { keyboardHelp, page } from '../page.ts'
import { batches } from './batches.ts'
import { entryOf } from './entry.ts'
import type { PlaceOf } from './entry.ts'
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
  const { placeOf = () => null, files = [] } = options
  const played = report.suites.filter(({ scenario }) => scenario !== null)
  const entries = played.map((suite, index) => entryOf(suite, placeOf, index))
  const { sentence } = headlineOf(report)
  const names = [...new Set(report.suites.map(suiteTitle))]
  const isEmpty = entries.length === 0
  const body = markup`<a class="skip" href="#scenarios">Skip to the scenarios</a>
${head(report, entries, options)}
<main id="scenarios" tabindex="-1">
${isEmpty ? null : tools(entries)}
${suiteCases(report.suites)}
<section class="group" id="flat" aria-labelledby="flat-h" hidden><h2 id="flat-h">Scenarios, sorted <b class="num"></b></h2><ol></ol></section>
${groups(entries)}</main>
${batches(report.batches)}
<footer><span>Written by bland-suite${files.map((file) => markup` · <a href="${file}">${file}</a>`)}</span>${isEmpty ? null : markup`<button type="button" id="keys" class="js-only">Keyboard <kbd>?</kbd></button>`}</footer>
${isEmpty ? null : keyboardHelp(KEYS)}`
  const title = [sentence, ...(names.length === 1 ? names : [])].join(' · ')
  return [...page({ title, style: LIST_STYLE, script: LIST_SCRIPT, body: [body] })].join('')
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
