/** The cases of a summary that need a look. */
import type picocolors from 'picocolors'
import { counted } from '../../util/count.ts'
import { oneLine } from '../../verdict/title.ts'
import { isRed } from '../../verdict/verdict.ts'
import type { ReportCase, ReportSuite } from '../model/report.ts'
import { failureLine } from '../text/text.ts'

/** The colours of a terminal; they may be off. */
export type Colors = ReturnType<typeof picocolors.createColors>

/** Renders the cases that are red or flaky. */
export function caseLines(suite: ReportSuite, c: Colors): readonly string[] {
  return suite.cases.flatMap((one) => {
    const { verdict } = one
    if (!isRed(verdict) && one.flaky !== true) return []
    const where = [suite.suite, suite.scenario, one.title].flatMap((part) =>
      part === null ? [] : [oneLine(part)],
    )
    const mark = markOf(one, c)
    return [
      `${' '.repeat(9)} ${mark} ${where.join(c.dim(' › '))}${labelOf(one, c)}`,
      ...[failureLine(verdict), ...ratedLines(one)].map(
        (line) => `${' '.repeat(11)} ${c.dim(line)}`,
      ),
    ]
  })
}

/** How many conversations of a judge are shown, and how much of each reason. */
const MOST_RATED = 2
const REASON = 300

/** Renders what a judge said about the conversations that do not match. */
function ratedLines({ kind, evidence }: ReportCase): readonly string[] {
  if (kind !== 'judge') return []
  const rated = evidence.filter(({ conversation }) => conversation !== undefined)
  const more = rated.length - MOST_RATED
  return [
    ...rated
      .slice(0, MOST_RATED)
      .map(({ label: name, text }) => oneLine(`${name}: ${text}`, REASON)),
    ...(more > 0 ? [`and ${counted(more, 'more conversation')}`] : []),
  ]
}

function markOf({ verdict, flaky }: ReportCase, c: Colors): string {
  if (flaky === true) return c.magenta('~')
  return c.red(verdict.verdict === 'failed' ? '✗' : '!')
}

function labelOf({ baseline }: ReportCase, c: Colors): string {
  if (baseline === undefined) return ''
  const { label, why } = baseline
  return c.yellow(why === undefined ? ` [${label}]` : ` [${label}: ${why}]`)
}
