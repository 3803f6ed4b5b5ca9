/** Converts a report to JUnit XML, as the test tabs of CI systems read it. */
import { isSameCase } from '../../verdict/case-key.ts'
import { isRed } from '../../verdict/verdict.ts'
import { headAndTail } from '../../util/cut.ts'
import { contextOf } from '../text/failure-parts.ts'
import type { FailureContext } from '../text/failure-parts.ts'
import type { OtherTest } from '../model/other-test.ts'
import type { Report, ReportCase, ReportSuite } from '../model/report.ts'
import { verdictOf } from '../model/reported-verdict.ts'
import { failureLine } from '../text/text.ts'
import { toTimestamp } from '../../util/times.ts'
import { conversation } from '../../record/turns.ts'
import { render } from './builder.ts'
import type { JUnitCase, JUnitFailure, JUnitOutcome, JUnitSuite } from './document.ts'
import { failureText } from './failure-text.ts'
import { cleanLine } from './hygiene.ts'
import { withOthers } from './other-suites.ts'
import { casePropertiesOf, propertiesOf } from './properties.ts'
import { totalOf, wholeMilliseconds } from './total.ts'

/** The longest and the shortest conversation in the XML, in characters. */
const MOST_OUTPUT = 16_384
const LEAST_OUTPUT = 1_000
/** The limit for all texts, in characters: readers refuse files of about 10 MB. */
const MOST_TEXT = 8_000_000
/** The estimated size of a red case without its conversation, in characters. */
const RED_CASE = 2_600

/** Options of the JUnit XML. */
export interface JUnitOptions {
  /**
   * `full` puts the scenario before each case name, for test tabs that show only the name, such as that of
   * Azure Pipelines. @default 'short'
   */
  readonly titles?: 'short' | 'full' | undefined
  /** Returns the transcript of a run for failures, relative to the project with `/`; null if there is none. */
  readonly transcriptOf?: ((suite: ReportSuite) => string | null) | undefined
  /** Whether to attach the transcript too, for readers that collect it. @default true */
  readonly attaches?: boolean | undefined
  /** The runner's other tests, to add after Bland's suites. @default [] */
  readonly others?: readonly OtherTest[] | undefined
  /** The start of the test run: the time of suites without a run. @default none */
  readonly startedAt?: Date | undefined
}

/** Renders the report as JUnit XML: one testsuite per run, one testcase per case. */
export function toJUnit(report: Report, options: JUnitOptions = {}): string {
  return [...junitParts(report, options)].join('')
}

/** Renders the same in parts: some suites at a time. */
export function junitParts(report: Report, options: JUnitOptions = {}): Iterable<string> {
  const most = roomFor(report.suites)
  const began = options.startedAt?.toISOString() ?? null
  const { others = [] } = options
  const total = totalOf(report.suites, others)
  if (report.suites.length + others.length === 0) {
    return render({ name: ROOT, total, suites: [{ ...NOTHING, timestamp: began }] })
  }
  const own = toSuites(report.suites, { ...options, most, began })
  return render({ name: ROOT, total, suites: withOthers(own, others, began) })
}

/** Converts each suite when it is its turn. */
function* toSuites(
  suites: readonly ReportSuite[],
  options: Rendering,
): Generator<JUnitSuite, void> {
  for (const suite of suites) yield toSuite(suite, options)
}

const ROOT = 'bland-suite'

/** An empty testsuite: readers refuse a document without any. */
const NOTHING: Omit<JUnitSuite, 'timestamp'> = {
  name: ROOT,
  hostname: null,
  properties: [],
  cases: [],
}

/** Returns how long each conversation may be. */
function roomFor(suites: readonly ReportSuite[]): number {
  const counts = suites.map(({ cases }) => cases.filter(({ verdict }) => isRed(verdict)).length)
  const red = counts.reduce((sum, count) => sum + count, 0)
  const share = (MOST_TEXT - red * RED_CASE) / counts.filter((count) => count > 0).length
  return Math.floor(Math.min(MOST_OUTPUT, Math.max(LEAST_OUTPUT, share)))
}

/** The context of a suite's cases. */
interface Telling extends FailureContext {
  readonly attempts: ReportSuite['attempts']
  /** The file to attach to a red case; null for none. */
  readonly attachment: string | null
  /** The prefix of each case name; null for none. */
  readonly before: string | null
  /** The case that contains the conversation. */
  readonly first: ReportCase | undefined
  readonly said: string
}

type Rendering = JUnitOptions & { readonly most: number; readonly began: string | null }

function toSuite(suite: ReportSuite, options: Rendering): JUnitSuite {
  const { name, host, run } = suite
  const telling = tellingOf(suite, options)
  return {
    name,
    hostname: host,
    timestamp: toTimestamp(run?.created_at ?? null) ?? options.began,
    properties: propertiesOf(suite),
    cases: suite.cases.map((one) => toCase(one, telling)),
  }
}

function tellingOf(
  suite: ReportSuite,
  { titles, transcriptOf = () => null, attaches = true, most }: Rendering,
): Telling {
  const { run, batchId, checkRun, attempts } = suite
  const transcript = transcriptOf(suite)
  const first = suite.cases.find(({ verdict }) => isRed(verdict))
  return {
    run,
    batchId,
    checkRunId: checkRun?.id,
    attempts,
    transcript,
    attachment: attaches ? transcript : null,
    before: titles === 'full' ? suite.scenario : null,
    first,
    said: run === null || first === undefined ? '' : headAndTail(conversation(run), most),
  }
}

function toCase(one: ReportCase, telling: Telling): JUnitCase {
  return {
    name: telling.before === null ? one.title : `${telling.before} › ${one.title}`,
    duration: wholeMilliseconds(one.duration),
    location: one.location,
    properties: casePropertiesOf(one),
    outcome: toOutcome(one, telling),
    output: one === telling.first ? telling.said : '',
    attachment: isRed(one.verdict) ? telling.attachment : null,
  }
}

function toOutcome(one: ReportCase, telling: Telling): JUnitOutcome {
  const { verdict } = one
  switch (verdict.verdict) {
    case 'passed':
      return { state: 'passed', ...tolerated(one, telling) }
    case 'skipped':
      return { state: 'skipped', message: cleanLine(verdict.reason) || 'no reason was given' }
    case 'failed':
    case 'errored': {
      const state = verdict.verdict === 'failed' ? 'failure' : 'error'
      return { state, ...toFailure(one, telling) }
    }
  }
}

/** Returns the failure of a flaky case: that of its first failed attempt. */
function tolerated(one: ReportCase, telling: Telling): { readonly flaky?: JUnitFailure } {
  if (one.flaky !== true) return {}
  const attempt = telling.attempts?.[one.attempt ?? 0]
  const own = attempt?.cases.find((other) => isSameCase(other, one))
  const verdict = own === undefined ? one.verdict : verdictOf(own)
  return { flaky: toFailure({ ...one, verdict }, telling) }
}

function toFailure(one: ReportCase, telling: Telling): JUnitFailure {
  const context = contextOf(one, telling)
  const message = failureLine(one.verdict)
  return { message, type: typeOf(one), text: failureText(one, context) }
}

function typeOf(one: ReportCase): string {
  const type = one.assertion === null ? one.kind : one.assertion.type || 'assertion'
  return `bland.${type.replaceAll(/[^\w.-]+/gu, '_')}`
}
