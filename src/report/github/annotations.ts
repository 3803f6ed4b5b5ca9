/** Annotates red cases in GitHub Actions: https://docs.github.com/actions/reference/workflow-commands */
import { oneLine } from '../../verdict/title.ts'
import { isRed } from '../../verdict/verdict.ts'
import type { Report, ReportCase, ReportSuite } from '../model/report.ts'
import { runTitle } from '../text/suite-title.ts'
import { failureLine } from '../text/text.ts'

/** How many annotations of a step GitHub shows. */
const MOST = 10

type Level = 'error' | 'warning'

/**
 * Returns the lines that make GitHub Actions annotate each red case at the user's line, and warn of each
 * flaky one. The last of ten says how many more there are. GitHub reads only whole lines of the log.
 */
export function githubAnnotations(report: Report): readonly string[] {
  return [
    ...annotations(report, 'error', 'failed or errored'),
    ...annotations(report, 'warning', 'are flaky'),
  ]
}

function annotations({ suites }: Report, level: Level, what: string): readonly string[] {
  const all = suites.flatMap((suite) =>
    suite.cases.filter((one) => levelOf(one) === level).map((one) => annotation(one, suite)),
  )
  if (all.length <= MOST) return all
  const left = all.length - (MOST - 1)
  const more = `and ${left} more cases that ${what}: see the report`
  return [...all.slice(0, MOST - 1), command(level, { title: 'Bland' }, more)]
}

function levelOf({ verdict, flaky }: ReportCase): Level | null {
  if (isRed(verdict)) return 'error'
  return flaky === true ? 'warning' : null
}

function annotation(one: ReportCase, suite: ReportSuite): string {
  const { location } = one
  const place = location === null ? {} : location
  const title = `${runTitle(suite)} › ${oneLine(one.title)}`
  const level = levelOf(one) ?? 'warning'
  return command(level, { ...place, title }, failureLine(one.verdict))
}

function command(
  level: Level,
  properties: Readonly<Record<string, string | number | null>>,
  message: string,
): string {
  const told = Object.entries(properties).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${escapeProperty(oneLine(String(value), 300))}`],
  )
  return `::${level} ${told.join(',')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
