/** Renders scenarios in Markdown: a row and a block for a red one, a row for any other. */
import type { Run } from '../../model/run.ts'
import { isRed } from '../../verdict/verdict.ts'
import { headAndTail } from '../../util/cut.ts'
import type { ReportCase, ReportSuite } from '../model/report.ts'
import { overallScore, toneScores } from '../text/scores.ts'
import { runTitle, suiteTitle } from '../text/suite-title.ts'
import { labelled } from '../text/text.ts'
import { explanationOf } from '../text/explanation.ts'
import { seconds } from '../../util/times.ts'
import type { Evidence } from '../../record/record.ts'
import { conversation } from '../../record/turns.ts'
import { WORDS, worstOfCases } from '../text/verdict-words.ts'
import { inline, preformatted } from './escape.ts'
import type { Block } from './fill.ts'

/** The longest conversation, in characters. */
const MOST_SAID = 16_000
/** How many red cases of one run are shown. */
const MOST_CASES = 20
/** The longest reason, in characters. */
const REASON = 2_000
/** The longest reason in a table, in characters. */
const IN_ROW = 160

/** The head of the table of what is red. */
export const RED_HEAD = '| scenario | verdict | case | reason |\n| --- | --- | --- | --- |\n'

/** Renders a red scenario as a row of that table, by the first of its red cases. */
export function redRow(suite: ReportSuite): string {
  const red = suite.cases.filter(({ verdict }) => isRed(verdict))
  const [first] = red
  const more = red.length > 1 ? ` and ${red.length - 1} more` : ''
  const cells = [
    inline(runTitle(suite)),
    WORDS[worstOfCases(suite.cases)],
    first === undefined ? '' : `${inline(first.title)}${more}`,
    first === undefined ? '' : inline(reasonOf(alone(first)), IN_ROW),
  ]
  return `| ${cells.join(' | ')} |\n`
}

/** Renders a red scenario: its red cases with their whole reasons, and its folded ids and conversation. */
export function redBlock(suite: ReportSuite, transcript: string | null): Block {
  const { cases, run } = suite
  const red = cases.filter(({ verdict }) => isRed(verdict))
  const facts = [inline(suiteTitle(suite)), ...(run === null ? [] : measures(run))]
  const more = red.length - MOST_CASES
  const lines = [
    '',
    `### ${inline(runTitle(suite))}`,
    '',
    facts.join(' · '),
    '',
    ...red.slice(0, MOST_CASES).map(redCase),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
    ...idsOf(suite, transcript),
    '',
  ]
  const said = red.flatMap(({ evidence }) => evidence)
  return { told: lines.join('\n'), folded: run === null ? conversationsIn(said) : folded(run) }
}

function idsOf({ run, batchId }: ReportSuite, transcript: string | null): readonly string[] {
  const ids = [
    ...(run === null ? [] : [`run ${inline(run.id)}`]),
    ...(batchId === null ? [] : [`batch ${inline(batchId)}`]),
    ...(transcript === null ? [] : [`transcript ${inline(transcript, 400)}`]),
  ]
  if (ids.length === 0) return []
  return [`<details><summary>Ids</summary>${ids.join(' · ')}</details>`, '']
}

/** Renders a red case as an item of a list, with its attempts below. */
function redCase(one: ReportCase): string {
  const label = one.baseline === undefined ? '' : ` (${one.baseline.label})`
  const own = alone(one).evidence
  const whole = own.filter(({ conversation: turns }) => turns === undefined)
  const each = own.filter(({ conversation: turns }) => turns !== undefined)
  return [
    `- **${inline(one.title)}** ${WORDS[one.verdict.verdict]}${label}: ${inline(reasonOf({ ...one, evidence: whole }), REASON)}`,
    ...each.map((part) => `  - ${inline(labelled(part), REASON)}`),
    ...one.evidence
      .filter(({ isOfAttempts }) => isOfAttempts === true)
      .map((part) => `  - ${inline(labelled(part))}`),
  ].join('\n')
}

/** Returns a case without the parts on its attempts. */
function alone(one: ReportCase): ReportCase {
  return { ...one, evidence: one.evidence.filter(({ isOfAttempts }) => isOfAttempts !== true) }
}

/** Returns the reason as sentences, with what the evidence adds to it. */
function reasonOf({ verdict, evidence }: Pick<ReportCase, 'verdict' | 'evidence'>): string {
  const { text, evidence: more } = explanationOf(verdict, evidence)
  return [text, ...more.map(labelled)].join(' · ')
}

/** Renders the conversations that evidence is about, each once. */
function conversationsIn(evidence: readonly Evidence[]): string {
  const said = evidence.filter(({ conversation: turns = [] }) => turns.length > 0)
  const known = new Map(said.map((part) => [part.label, part]))
  return [...known.values()]
    .map(({ label, conversation: turns }) => folded({ chat_history: turns ?? null }, label))
    .join('')
}

function folded(run: Pick<Run, 'chat_history'>, name = 'Conversation'): string {
  const said = conversation(run)
  if (said === '') return ''
  const summary = `<summary>${inline(name)}, ${run.chat_history?.length ?? 0} turns</summary>`
  return `<details>${summary}\n\n${preformatted(headAndTail(said, MOST_SAID))}\n\n</details>\n\n`
}

function measures(run: Run): readonly string[] {
  const [score] = overallScore(run)
  const tone = toneScores(run).find(({ name }) => name === 'Overall tone')
  return [
    ...(score === undefined ? [] : [`score ${score.value.toFixed(2)}`]),
    ...(tone === undefined ? [] : [`tone ${tone.value.toFixed(2)}`]),
    ...(run.turn_count === null ? [] : [`${run.turn_count} turns`]),
    ...(run.duration_ms === null ? [] : [seconds(run.duration_ms)]),
  ]
}

/** The head of the table of other scenarios. */
export const OTHERS_HEAD = '| scenario | suite | verdict | |\n| --- | --- | --- | --- |\n'

/** Renders a scenario that is not red as a row of the table. */
export function runRow(suite: ReportSuite): string {
  const { cases, run } = suite
  const told = run === null ? '' : measures(run).join(' · ')
  const cells = [
    inline(runTitle(suite)),
    inline(suiteTitle(suite)),
    [WORDS[worstOfCases(cases)], ...flakyCases(cases)].join(', '),
    told,
  ]
  return `| ${cells.join(' | ')} |\n`
}

/** Names the cases that passed though an attempt failed. */
function flakyCases(cases: readonly ReportCase[]): readonly string[] {
  const titles = cases.filter(({ flaky }) => flaky === true).map(({ title }) => inline(title))
  return titles.length === 0 ? [] : [`flaky: ${titles.join(', ')}`]
}
