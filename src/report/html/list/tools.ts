/** The tools of the list: search, filters and sorting. Only filters that have values are there. */
import { counted } from '../../../util/count.ts'
import { compareTexts } from '../../../util/compare.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import type { Entry } from './entry.ts'

type Choice = readonly [value: string, name: string]

/** Renders the tools, and the line that counts what they show. */
export function tools(entries: readonly Entry[]): Markup {
  const labels = entries.flatMap((entry) =>
    entry.labels.map(({ key, name }): Choice => [key, name]),
  )
  const categories = entries.flatMap(({ category }): readonly Choice[] =>
    category === null ? [] : [[category, category]],
  )
  const tags = entries.flatMap((entry) => entry.tags.map((tag): Choice => [tag, tag]))
  return markup`<form id="tools" role="search" class="js-only">
<div class="find"><input type="search" name="q" placeholder="Search names, reasons, tags" aria-label="Search scenarios" autocomplete="off" spellcheck="false"><kbd aria-hidden="true">/</kbd></div>
${filter('l', 'label', labels)}${filter('c', 'category', categories)}${filter('t', 'tag', tags)}<select name="s" aria-label="Sort">${SORTS.map(option)}</select>
<button type="button" id="fold">Collapse all</button>
</form>
<div class="status small dim" id="status"><p><span id="count" role="status">${counted(entries.length, 'scenario')}</span><a class="clear js-only" href="#">Clear filters</a></p><div class="cols" aria-hidden="true"><span>score</span><span>tone</span><span>turns</span><span>length</span></div></div>
<p id="none" hidden>No scenario matches these filters. <a class="clear" href="#">Clear filters</a></p>`
}

const SORTS: readonly Choice[] = [
  ['', 'Failing first'],
  ['score', 'Lowest score'],
  ['tone', 'Lowest tone'],
  ['turns', 'Most turns'],
  ['time', 'Longest'],
  ['name', 'By name'],
]

function filter(key: string, name: string, found: readonly Choice[]): Markup | null {
  const choices = [...new Map(found)].toSorted(([, a], [, b]) => compareTexts(a, b))
  if (choices.length === 0) return null
  return markup`<select name="${key}" aria-label="Filter by ${name}">${option(['', `Any ${name}`])}${choices.map(option)}</select>
`
}

function option([value, name]: Choice): Markup {
  return markup`<option value="${value}">${name}</option>`
}
