/** From a report to JUnit XML, as the test tabs of CI systems read it. */
import { isRed } from '../../verdict/verdict.ts'
import { headAndTail } from '../cut.ts'
import type { Report, ReportCase, ReportSuite } from '../report.ts'
import { failureLine } from '../text.ts'
import { toTimestamp } from '../times.ts'
import { conversation } from '../transcript.ts'
import { render } from './builder.ts'
import type { JUnitCase, JUnitOutcome, JUnitSuite } from './document.ts'
import { failureText } from './failure-text.ts'
import { cleanLine } from './hygiene.ts'

/** The most of a conversation that stands in the XML, in characters. */
const MOST_OUTPUT = 16_384

/** Renders the report as JUnit XML: a testsuite a run, a testcase a case. */
export function toJUnit(report: Report): string {
  return render({ name: 'bland-suite', suites: report.suites.map(toSuite) })
}

function toSuite(suite: ReportSuite): JUnitSuite {
  const { name, host, run } = suite
  const red = suite.cases.find(({ verdict }) => isRed(verdict))
  return {
    name,
    hostname: host,
    timestamp: toTimestamp(run?.created_at ?? null),
    properties: propertiesOf(suite),
    cases: suite.cases.map((one) => toCase(one, suite, one === red)),
  }
}

function toCase(one: ReportCase, suite: ReportSuite, hasOutput: boolean): JUnitCase {
  const id = one.assertion?.id ?? null
  return {
    name: one.title,
    // Whole milliseconds add up in three decimals.
    duration: Math.round(one.duration),
    location: one.location,
    properties: id === null ? [] : [['bland.assertion_id', id]],
    outcome: toOutcome(one, suite),
    output:
      hasOutput && suite.run !== null ? headAndTail(conversation(suite.run), MOST_OUTPUT) : '',
  }
}

function toOutcome(one: ReportCase, suite: ReportSuite): JUnitOutcome {
  const { verdict } = one
  switch (verdict.verdict) {
    case 'passed':
      return { state: 'passed' }
    case 'skipped':
      return { state: 'skipped', message: cleanLine(verdict.reason) || 'no reason was given' }
    case 'failed':
    case 'errored': {
      const message = failureLine(verdict, suite)
      const text = failureText(one, suite)
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
