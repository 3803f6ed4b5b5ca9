/** A scenario as a row of the list: name, labels and measures; below it the cases that need a look. */
import type { Measure } from '../../../model/measure.ts'
import type { Run } from '../../../model/run.ts'
import { counted } from '../../../util/count.ts'
import { advisoryReason } from '../../../verdict/run/advisory.ts'
import { isRed } from '../../../verdict/verdict.ts'
import type { ReportCase } from '../../model/report.ts'
import { runTitle, suiteTitle } from '../../text/suite-title.ts'
import { countWords, WORDS } from '../../text/verdict-words.ts'
import { mark, pill } from '../mark.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { noteworthyCase } from './noteworthy-case.ts'
import type { Entry } from './entry.ts'
import { clock } from './numbers.ts'

/** How many cases a row shows; its conversation shows all. */
const MOST_CASES = 20

/** Renders a row. `named` adds the name of the suite. */
export function row(entry: Entry, named: boolean): Markup {
  const { id, suite, word, labels, category, tags, place } = entry
  const title = markup`<a href="${place === null ? `#${id}` : `${place.page}#${place.id}`}">${runTitle(suite)}</a>`
  const shown = suite.cases.filter(needsLook)
  const isPlain = shown.length === 0
  const about = [...(named ? [suiteTitle(suite)] : []), ...(category ? [category] : []), ...tags]
  return markup`<li class="row" id="${id}" data-v="${word}"${list(
    'l',
    labels.map(({ key }) => key),
  )}${list('c', category === null ? [] : [category])}${list('t', tags)} data-n="${numbersOf(suite.run)}">${mark(word)}<div class="head">${isPlain ? title : markup`<h3>${title}</h3>`}${labels.map(({ text, colour }) => pill(text, colour))}${chips(entry)}${isPlain && about.length > 0 ? markup`<span class="small dim">${about.join(', ')}</span>` : null}</div>${measures(suite.run, suite.cases)}${isPlain ? null : details(entry, shown, about)}</li>
`
}

function list(name: string, values: readonly string[]): Markup | null {
  return values.length === 0 ? null : markup` data-${name}="${values.join(',')}"`
}

/** Links the attempts of a scenario, by their numbers. */
function chips({ attempts }: Entry): Markup | null {
  if (attempts.length === 0) return null
  return markup`<span class="attempts">${attempts.map(({ verdict, place }, index) => {
    const href = place === null ? null : markup` href="${place.page}#${place.id}"`
    return markup`<a${href}>${mark(verdict)}<span class="vh">attempt </span>${index + 1}</a>`
  })}</span>`
}

/** Returns whether a case is shown in the list. */
export function needsLook({ verdict, flaky }: ReportCase): boolean {
  const isWeak = flaky === true || advisoryReason(verdict) !== null
  return isRed(verdict) || verdict.verdict === 'skipped' || isWeak
}

function details(
  { suite, place, attempts }: Entry,
  shown: readonly ReportCase[],
  about: readonly string[],
): Markup {
  const more = shown.length - MOST_CASES
  const turns = suite.run?.chat_history?.length ?? 0
  const cases = shown.slice(0, MOST_CASES)
  const told = [summaryOf(suite.cases), ...(about.length > 0 ? [about.join(', ')] : [])]
  return markup`
<details open><summary>${told.join(' · ')}<span class="vh"> in ${runTitle(suite)}</span></summary>
<ul class="cases">${cases.map((one) => noteworthyCase(one, attempts[one.attempt ?? 0] ?? { place, turns }))}${more > 0 ? markup`<li><span></span><p class="dim">and ${more} more: see the conversation</p></li>` : null}</ul></details>`
}

/** Counts the cases of a scenario, advisory failures apart: `2 of 8 cases failed`. */
function summaryOf(cases: readonly ReportCase[]): string {
  const advisory = cases.filter(({ verdict }) => advisoryReason(verdict) !== null)
  const others = countWords(cases.filter((one) => !advisory.includes(one)))
  const [first, ...rest] = others.filter(({ word }) => word !== 'passed')
  const all = counted(cases.length, 'case')
  const passed = others.find(({ word }) => word === 'passed')?.count ?? 0
  const start =
    first === undefined
      ? `${passed} of ${all} passed`
      : `${first.count} of ${all} ${WORDS[first.word]}`
  return [
    start,
    ...rest.map(({ word, count }) => `${count} ${WORDS[word]}`),
    ...(advisory.length > 0 ? [counted(advisory.length, 'advisory failure')] : []),
  ].join(', ')
}

/** Writes score, tone, turns and seconds for sorting; empty for what Bland did not give. */
function numbersOf(run: Run | null): string {
  if (run === null) return ',,,'
  const { overall_score: score, bland_tone_score: tone, turn_count: turns, duration_ms: time } = run
  const seconds = time === null ? null : Math.round(time / 1000)
  return [score, tone?.overall_tone_score ?? null, turns, seconds].map((one) => one ?? '').join(',')
}

function measures(run: Run | null, cases: readonly ReportCase[]): Markup {
  if (run === null) return markup`<div class="m"><span class="none">no run</span></div>`
  const tone = run.bland_tone_score?.overall_tone_score ?? null
  const { overall_score: score, turn_count: turns, duration_ms: time } = run
  const isLow = (measure: Measure): boolean =>
    cases.some(({ kind, id, verdict }) => kind === 'gate' && id === measure && isRed(verdict))
  return markup`<div class="m">${cell('score', score?.toFixed(2) ?? null, isLow('score'))}${cell('tone', tone?.toFixed(2) ?? null, isLow('tone.overall'))}${cell('turns', turns === null ? null : String(turns), isLow('turns'))}${cell('length', time === null ? null : clock(time), isLow('duration'))}</div>`
}

/** Renders a number with its name, which columns hide. */
function cell(name: string, value: string | null, isLow: boolean): Markup {
  return markup`<span${isLow ? markup` class="low"` : null}><i>${name} </i>${value ?? '–'}</span>`
}
