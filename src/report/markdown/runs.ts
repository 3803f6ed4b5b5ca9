/** Renders runs in Markdown: a block for a red run, a row for any other. */
import type { Run } from '../../model/run.ts'
import { isRed } from '../../verdict/verdict.ts'
import { headAndTail } from '../../util/cut.ts'
import type { ReportCase, ReportSuite } from '../model/report.ts'
import { overallScore, toneScores } from '../text/scores.ts'
import { runTitle, suiteTitle } from '../text/suite-title.ts'
import { failureLine } from '../text/text.ts'
import { seconds } from '../../util/times.ts'
import { conversation } from '../text/transcript.ts'
import { worstOfCases } from '../text/verdict-words.ts'
import { inline, preformatted } from './escape.ts'
import type { Block } from './fill.ts'

/** The longest conversation, in characters. */
const MOST_SAID = 16_000
/** How many red cases of one run are shown. */
const MOST_CASES = 20
/** The longest reason, in characters. */
const REASON = 600

/** Renders a red run: its facts, its red cases, and its folded conversation. */
export function redBlock(suite: ReportSuite, transcript: string | null): Block {
  const { cases, run, batchId } = suite
  const red = cases.filter(({ verdict }) => isRed(verdict))
  const facts = [
    worstOfCases(cases),
    inline(suiteTitle(suite)),
    ...(run === null ? [] : measures(run)),
    ...(run === null ? [] : [`run ${inline(run.id)}`]),
    ...(batchId === null ? [] : [`batch ${inline(batchId)}`]),
    ...(transcript === null ? [] : [`transcript ${inline(transcript, 400)}`]),
  ]
  const more = red.length - MOST_CASES
  const lines = [
    `### ${inline(runTitle(suite))}`,
    '',
    facts.join(' · '),
    '',
    ...red.slice(0, MOST_CASES).map(redCase),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
    '',
  ]
  return { told: lines.join('\n'), folded: run === null ? '' : folded(run) }
}

function redCase({ verdict, title, baseline }: ReportCase): string {
  const reason = inline(failureLine(verdict, { run: null, batchId: null }), REASON)
  const label = baseline === undefined ? '' : ` (${baseline.label})`
  return `- **${inline(title)}** ${verdict.verdict}${label}: ${reason}`
}

function folded(run: Run): string {
  const said = conversation(run)
  if (said === '') return ''
  const summary = `<summary>Conversation, ${run.chat_history?.length ?? 0} turns</summary>`
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

/** The head of the table of other runs. */
export const TABLE_HEAD = `| run | suite | verdict | |\n| --- | --- | --- | --- |\n`

/** Renders a run that is not red as a row of the table. */
export function runRow(suite: ReportSuite): string {
  const { cases, run } = suite
  const told = run === null ? '' : measures(run).join(' · ')
  const cells = [inline(runTitle(suite)), inline(suiteTitle(suite)), worstOfCases(cases), told]
  return `| ${cells.join(' | ')} |\n`
}
