/** The groups of the list: what failed comes first. */
import type { ReportSuite } from '../../model/report.ts'
import { suiteTitle } from '../../text/suite-title.ts'
import { GROUPS } from '../../text/standing.ts'
import { grouped } from '../../../util/count.ts'
import { mark } from '../mark.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import type { Entry } from './entry.ts'
import { noteworthyCase } from './noteworthy-case.ts'
import { needsLook, row } from './row.ts'

/** From how many scenarios a browser lays out only the rows that it shows. */
const MANY = 300

/** Renders the groups that have entries, each row when it is its turn. */
export function* groups(entries: readonly Entry[]): Generator<Markup, void> {
  const suites = new Set(entries.map(({ suite }) => suiteTitle(suite)))
  const style = entries.length > MANY ? ' many' : ''
  for (const [group, name] of GROUPS) {
    const own = entries.filter((entry) => entry.group === group)
    if (own.length === 0) continue
    yield markup`<section class="group${style}" id="${group}" aria-labelledby="${group}-h"><h2 id="${group}-h">${name} <b class="num">${grouped(own.length)}</b></h2><ol>
`
    for (const entry of own) yield row(entry, suites.size > 1)
    yield markup`</ol></section>
`
  }
}

/** Renders the cases that belong to no scenario and are not green; null if there are none. */
export function suiteCases(suites: readonly ReportSuite[]): Markup | null {
  const own = suites.filter(({ scenario }) => scenario === null)
  const shown = own.flatMap((suite) =>
    suite.cases
      .filter(needsLook)
      .map((one) => ({ ...one, title: `${suiteTitle(suite)} › ${one.title}` })),
  )
  if (shown.length === 0) return null
  return markup`<section class="group" aria-labelledby="whole-h"><h2 id="whole-h">Of the whole suite</h2>
<ul class="cases whole">${shown.map((one) => noteworthyCase(one, { place: null, turns: 0 }))}</ul></section>
`
}

/** Links each verdict with its group, and counts its scenarios. */
export function verdictLinks(entries: readonly Entry[]): Markup {
  const words = [
    ['failed', 'Failed'],
    ['errored', 'Not judged'],
    ['flaky', 'Flaky'],
    ['skipped', 'Skipped'],
    ['passed', 'Passed'],
  ] as const
  const links = words.flatMap(([word, name]) => {
    const own = entries.filter((one) => one.word === word)
    const [first] = own
    if (first === undefined) return []
    return [
      markup`<li><a data-v="${word}" href="#${first.group}">${mark(word)}${name} <b class="num">${grouped(own.length)}</b></a></li>`,
    ]
  })
  return markup`<nav aria-label="Scenarios by verdict"><ul class="verdicts"><li><a data-v="" href="#scenarios" aria-current="true">All <b class="num">${grouped(entries.length)}</b></a></li>${links}</ul></nav>`
}
