/** The head of the page: the verdict as a sentence, and where it comes from. */
import { counted, grouped } from '../../../util/count.ts'
import { oneLine } from '../../../verdict/title.ts'
import { shownTime } from '../../../util/times.ts'
import { advisoryReason } from '../../../verdict/run/advisory.ts'
import type { Build } from '../../../options/reporter/build.ts'
import type { Report } from '../../model/report.ts'
import { suiteTitle } from '../../text/suite-title.ts'
import { countAttempts, countConversation } from '../../text/played.ts'
import { headlineOf } from '../../text/headline.ts'
import { GROUPS } from '../../text/standing.ts'
import { countEach, countWords, WORDS } from '../../text/verdict-words.ts'
import { mark } from '../mark.ts'
import { markup } from '../markup.ts'
import type { Markup, Part } from '../markup.ts'
import type { Entry } from './entry.ts'
import { verdictLinks } from './groups.ts'
import { targetsOf } from './targets.ts'

/** The surroundings of a report. */
export interface Surroundings {
  readonly startedAt?: Date | undefined
  readonly build?: Build | undefined
}

/** Renders the head. */
export function head(
  report: Report,
  entries: readonly Entry[],
  { startedAt, build }: Surroundings,
): Markup {
  const { verdict, sentence } = headlineOf(report)
  const names = [...new Set(report.suites.map(suiteTitle))]
  const facts = [
    ['Date', startedAt === undefined ? null : shownTime(startedAt.toISOString())] as const,
    ...(build === undefined ? [] : buildFacts(build)),
    ...targetsOf(report),
  ].filter((fact): fact is readonly [string, Part & {}] => fact[1] !== null)
  return markup`<header class="top">
<p class="dim"><b>${names.length > 3 ? `${names.length} suites` : names.join(', ')}</b>${names.length > 0 ? ' · ' : null}bland-suite report</p>
<h1>${mark(verdict)}<span>${sentence}</span></h1>
<p class="dim num">${countsOf(report)}</p>
<dl class="facts">${facts.map(
    ([name, value]) => markup`
<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}
</dl>
${
  entries.length === 0
    ? null
    : markup`${ticks(entries)}
${verdictLinks(entries)}`
}
</header>`
}

function countsOf({ suites }: Report): string {
  const cases = suites.flatMap((suite) => suite.cases)
  const advisory = cases.filter(({ verdict }) => advisoryReason(verdict) !== null).length
  const bad = countWords(cases).filter(({ word }) => word === 'failed' || word === 'errored')
  const runs = suites.filter(({ run }) => run !== null).length
  const flaky = cases.filter((one) => one.flaky === true).length
  const attempts = countAttempts({ suites })
  const length = countConversation({ suites })
  const parts = [
    counted(cases.length, 'case'),
    ...bad.map(({ word, count }) => `${grouped(count)} ${WORDS[word]}`),
    ...(flaky > 0 ? [`${grouped(flaky)} flaky`] : []),
    ...(advisory > 0 ? [counted(advisory, 'advisory failure')] : []),
    ...(attempts === null ? [] : [attempts]),
    ...(attempts === null && runs > 0 ? [counted(runs, 'run')] : []),
    ...(length === null ? [] : [length]),
  ]
  return parts.join(' · ')
}

function buildFacts({ commit, branch, job }: Build): readonly (readonly [string, Part])[] {
  return [
    ['Commit', commit && linked(oneLine(commit.name).slice(0, 7), commit.url)],
    ['Branch', branch],
    ['CI job', job && linked(oneLine(job.name), job.url)],
  ]
}

/** Links only to the web: the environment is as hostile as a conversation. */
function linked(text: string, url: string | null): Part {
  return url !== null && /^https?:\/\//iu.test(url) ? markup`<a href="${url}">${text}</a>` : text
}

/** Draws a tick for each scenario, or a segment for each verdict if they are many. */
function ticks(entries: readonly Entry[]): Markup {
  const all = entries.length
  const gap = all > 60 ? 0 : 0.15
  const parts =
    all > 60
      ? countEach(entries.map(({ word }) => word))
      : GROUPS.flatMap(([group]) => entries.filter((one) => one.group === group)).map(
          ({ word }) => ({ word, count: 1 }),
        )
  let end = 0
  const bars = parts.map(({ word, count }) => {
    const width = Math.max(0.4, (count / all) * 100)
    const bar = markup`<rect class="${word}" x="${end.toFixed(2)}" width="${(width - gap).toFixed(2)}" height="8"/>`
    end += width
    return bar
  })
  return markup`<svg class="ticks" viewBox="0 0 ${end.toFixed(2)} 8" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`
}
