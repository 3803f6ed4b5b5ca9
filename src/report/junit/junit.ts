/** From a report to JUnit XML, as the test tabs of CI systems read it. */
import { isRed } from '../../verdict/verdict.ts'
import { headAndTail } from '../../util/cut.ts'
import type { FailureContext } from '../text/failure-parts.ts'
import type { OtherTest } from '../model/other-test.ts'
import type { Report, ReportCase, ReportSuite } from '../model/report.ts'
import { failureLine } from '../text/text.ts'
import { toTimestamp } from '../../util/times.ts'
import { conversation } from '../text/transcript.ts'
import { render } from './builder.ts'
import type { JUnitCase, JUnitOutcome, JUnitSuite } from './document.ts'
import { failureText } from './failure-text.ts'
import { cleanLine } from './hygiene.ts'
import { withOthers } from './other-suites.ts'

/** The most of a conversation that stands in the XML, in characters, and the least of it. */
const MOST_OUTPUT = 16_384
const LEAST_OUTPUT = 1_000
/** The most of all texts, in characters: readers refuse files of some 10 MB. */
const MOST_TEXT = 8_000_000
/** What a red case takes of it beside the conversation, as far as is known before. */
const RED_CASE = 2_600

/** How a report is told as JUnit XML. */
export interface JUnitOptions {
  /**
   * Whether the name of a case begins with its scenario: `full` is for test tabs that show the name
   * alone, such as that of Azure Pipelines. @default 'short'
   */
  readonly titles?: 'short' | 'full' | undefined
  /** The transcript of a run, relative to the project with `/`, named in failures; null where there is none. */
  readonly transcriptOf?: ((suite: ReportSuite) => string | null) | undefined
  /** Whether the transcript is attached too, for readers that take it along. @default true */
  readonly attaches?: boolean | undefined
  /** Tests that are none of Bland's, to follow its suites. @default [] */
  readonly others?: readonly OtherTest[] | undefined
  /** When the run began: the time of suites of which nothing was played. @default none */
  readonly startedAt?: Date | undefined
}

/** Renders the report as JUnit XML: a testsuite a run, a testcase a case. */
export function toJUnit(report: Report, options: JUnitOptions = {}): string {
  const most = roomFor(report.suites)
  const began = options.startedAt?.toISOString() ?? null
  const own = report.suites.map((suite) => toSuite(suite, { ...options, most, began }))
  const suites = withOthers(own, options.others ?? [], began)
  const all = suites.length === 0 ? [{ ...NOTHING, timestamp: began }] : suites
  return render({ name: ROOT, suites: all })
}

const ROOT = 'bland-suite'

/** Readers refuse a document without any testsuite; one without a case says that there was none. */
const NOTHING: Omit<JUnitSuite, 'timestamp'> = {
  name: ROOT,
  hostname: null,
  properties: [],
  cases: [],
}

/** How much of each conversation there is room for. */
function roomFor(suites: readonly ReportSuite[]): number {
  const counts = suites.map(({ cases }) => cases.filter(({ verdict }) => isRed(verdict)).length)
  const red = counts.reduce((sum, count) => sum + count, 0)
  const share = (MOST_TEXT - red * RED_CASE) / counts.filter((count) => count > 0).length
  return Math.floor(Math.min(MOST_OUTPUT, Math.max(LEAST_OUTPUT, share)))
}

/** What the cases of a suite are told with. */
interface Telling extends FailureContext {
  /** The file that goes with a red case; null for none. */
  readonly attachment: string | null
  /** Before the name of each case; null for nothing. */
  readonly before: string | null
  /** The case that has the conversation, and the conversation. */
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
  const { run, batchId } = suite
  const transcript = transcriptOf(suite)
  const first = suite.cases.find(({ verdict }) => isRed(verdict))
  return {
    run,
    batchId,
    transcript,
    attachment: attaches ? transcript : null,
    before: titles === 'full' ? suite.scenario : null,
    first,
    said: run === null || first === undefined ? '' : headAndTail(conversation(run), most),
  }
}

function toCase(one: ReportCase, telling: Telling): JUnitCase {
  const id = one.assertion?.id ?? null
  return {
    name: telling.before === null ? one.title : `${telling.before} › ${one.title}`,
    // Whole milliseconds add up in three decimals.
    duration: Math.round(one.duration),
    location: one.location,
    properties: id === null ? [] : [['bland.assertion_id', id]],
    outcome: toOutcome(one, telling),
    output: one === telling.first ? telling.said : '',
    attachment: isRed(one.verdict) ? telling.attachment : null,
  }
}

function toOutcome(one: ReportCase, telling: Telling): JUnitOutcome {
  const { verdict } = one
  switch (verdict.verdict) {
    case 'passed':
      return { state: 'passed' }
    case 'skipped':
      return { state: 'skipped', message: cleanLine(verdict.reason) || 'no reason was given' }
    case 'failed':
    case 'errored': {
      const message = failureLine(verdict, telling)
      const text = failureText(one, telling)
      const state = verdict.verdict === 'failed' ? 'failure' : 'error'
      return { state, message, type: typeOf(one), text }
    }
  }
}

function typeOf(one: ReportCase): string {
  const type = one.assertion === null ? one.kind : one.assertion.type || 'assertion'
  return `bland.${type.replaceAll(/[^\w.-]+/gu, '_')}`
}

function propertiesOf({ batchId, run }: ReportSuite): JUnitSuite['properties'] {
  const all: readonly (readonly [string, string | number | null | undefined])[] = [
    ['bland.batch_id', batchId],
    ['bland.run_id', run?.id],
    ['bland.scenario_id', run?.scenario_id],
    ['bland.pathway_id', run?.pathway_id],
    ['bland.status', run?.status],
    ['bland.overall_score', run?.overall_score],
    ['bland.turn_count', run?.turn_count],
  ]
  return all.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)] as const],
  )
}
