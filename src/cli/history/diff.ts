/** The command `diff`, which compares two reports. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { differencesOf } from '../../history/diff.ts'
import type { Difference } from '../../history/diff.ts'
import { joinScenarios } from '../../verdict/compared/join.ts'
import { tellOtherRules } from '../../history/other-rules.ts'
import { tellDifferences } from '../../history/statistics/tell-differences.ts'
import type { JsonReport } from '../../report/json/json-report.ts'
import { casesOfSuite, comparableIn } from '../../report/json/accepted.ts'
import { countLabels } from '../../report/text/labels.ts'
import { oneLine } from '../../verdict/title.ts'
import { EXIT } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { readReport, suitesIn } from './read-report.ts'
import { tellUnknown } from './unknown.ts'

/**
 * Prints what has changed from one report to the other.
 *
 * @throws {@link BlandOptionError} if they cannot be compared
 */
export function diffReports(thenPath: string, nowPath: string): ExitCode {
  const [then, now] = [readReport(thenPath), readReport(nowPath)]
  const before = new Set(suitesIn(then))
  const suites = suitesIn(now).filter((suite) => before.has(suite))
  if (suites.length === 0) {
    throw new BlandOptionError(`${thenPath} and ${nowPath} have no suite in common.`)
  }
  const found = suites.map((suite) => compareSuite(suite, then, now))
  const all = found.flatMap((one) => one.all)
  const same = found.reduce((sum, { asBefore }) => sum + asBefore, 0)
  const labels = [
    ...all.map(({ label }) => label),
    ...Array.from({ length: same }, () => 'as before'),
  ]
  const notes = new Set(found.flatMap((one) => one.notes))
  const lines = [...all.map(tell), ...notes, countLabels(labels) || 'nothing to compare']
  process.stdout.write(`${lines.join('\n')}\n`)
  return all.some(({ isWorse }) => isWorse) ? EXIT.red : EXIT.green
}

function compareSuite(suite: string, then: JsonReport, now: JsonReport) {
  const [played, accepted] = [comparableIn(now, suite), comparableIn(then, suite)]
  const joined = [...joinScenarios(played, accepted)]
  const own = [casesOfSuite(now, suite), casesOfSuite(then, suite)] as const
  const [here, there] = own
  const differences = differencesOf(
    [...played, here],
    [...accepted, there],
    new Map([...joined, own]),
  )
  const rules = tellOtherRules(joined)
  const notes = [...tellDifferences(joined), ...(rules === null ? [] : [rules])]
  return { ...differences, notes: [...notes, ...tellUnknown(joined.flat())] }
}

function tell({ scenario, title, label, isWorse }: Difference): string {
  const place = [scenario, title].map((part) => oneLine(part)).join(' › ')
  return `${isWorse ? '✗' : ' '} ${label.padEnd(WIDTH)} ${place}`
}

const WIDTH = 'still failing'.length
