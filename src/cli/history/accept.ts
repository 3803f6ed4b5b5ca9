/** The command `baseline accept`, which takes the verdicts of a report as a baseline. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { nearest } from '../../options/did-you-mean.ts'
import { formatBaseline } from '../../history/baseline.ts'
import type { Baseline } from '../../history/baseline.ts'
import { updateBaseline } from '../../history/update.ts'
import type { AcceptedScenario, LeftOut } from '../../history/update.ts'
import { scenariosIn } from '../../report/json/accepted.ts'
import type { JsonReport } from '../../report/json/json-report.ts'
import { readBaseline } from '../../session/baseline/read.ts'
import { tellLeft } from '../../session/baseline/update.ts'
import { counted } from '../../util/count.ts'
import { writeWhole } from '../../util/whole-file.ts'
import { EXIT } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { readReport, suitesIn } from './read-report.ts'
import { tellUnknown } from './unknown.ts'

/** The flags of the command. */
export interface AcceptFlags {
  readonly baseline: string
  readonly suiteName?: string | undefined
  readonly only?: readonly string[] | undefined
  readonly prune?: true | undefined
  readonly force?: true | undefined
}

/**
 * Accepts the scenarios of a report, and prints what was left out.
 *
 * @throws {@link BlandOptionError} if the report or the baseline cannot be used, or a name is unknown
 */
export function acceptReport(path: string, flags: AcceptFlags): ExitCode {
  if (flags.prune && flags.only) {
    throw new BlandOptionError(
      '--prune would drop all but the scenarios of --only: use one of them.',
    )
  }
  const report = readReport(path)
  const suite = suiteOf(path, report, flags.suiteName)
  const before = readBefore(flags.baseline, suite)
  const scenarios = chosen(scenariosIn(report, suite), flags.only)
  const red = redIn(report, suite)
  const { baseline, left } =
    red === null
      ? updateBaseline(before, {
          suite,
          scenarios,
          regressions: flags.force ? 'take' : 'refuse',
          others: flags.prune ? 'drop' : 'keep',
        })
      : { baseline: before, left: scenarios.map(({ title }) => leftOut(title, red)) }
  if (baseline !== null && left.length < scenarios.length)
    writeWhole(flags.baseline, formatBaseline(baseline))
  const lines = [
    `${flags.baseline}: accepted ${counted(scenarios.length - left.length, 'scenario')} of ${suite}.`,
    ...left.map(tellLeft),
    ...tellUnknown(scenarios),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return left.length === 0 ? EXIT.green : EXIT.red
}

function suiteOf(path: string, report: JsonReport, named: string | undefined): string {
  const suites = suitesIn(report)
  const [only] = suites
  if (named !== undefined && suites.includes(named)) return named
  if (named === undefined && only !== undefined && suites.length === 1) return only
  const known = suites.map((suite) => `“${suite}”`).join(', ')
  throw new BlandOptionError(
    named === undefined
      ? `${path} has ${counted(suites.length, 'suite')}${known === '' ? '' : `: ${known}`}. A baseline serves one: choose it with --suite-name.`
      : `${path} has no suite “${named}”.${nearest(named, suites)}`,
  )
}

function readBefore(path: string, suite: string): Baseline | null {
  const found = readBaseline(path, suite)
  if (found.state === 'read') return found.baseline
  if (found.state === 'absent') return null
  throw new BlandOptionError(`${found.why}. Name another file with --baseline, or delete this one.`)
}

function chosen(
  scenarios: readonly AcceptedScenario[],
  only: readonly string[] | undefined,
): readonly AcceptedScenario[] {
  if (only === undefined) return scenarios
  const titles = scenarios.map(({ title }) => title)
  const unknown = only.find((name) => !titles.includes(name))
  if (unknown === undefined) return scenarios.filter(({ title }) => only.includes(title))
  throw new BlandOptionError(`The report has no scenario “${unknown}”.${nearest(unknown, titles)}`)
}

/** Returns the red case of the suite itself: the verdicts of its scenarios may then be wrong. */
function redIn({ suites }: JsonReport, suite: string): string | null {
  const cases = suites.filter((one) => one.suite === suite).flatMap((one) => one.cases)
  const red = cases.find(({ verdict }) => verdict === 'failed' || verdict === 'errored')
  return red === undefined ? null : `“${red.title}” is ${red.verdict}`
}

function leftOut(title: string, why: string): LeftOut {
  return { title, why, isRegression: false }
}
