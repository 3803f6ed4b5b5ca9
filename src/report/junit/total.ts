/** The total of a report's cases, which precedes them in the XML. */
import type { OtherTest } from '../model/other-test.ts'
import type { ReportSuite } from '../model/report.ts'
import type { JUnitOutcome, JUnitTotal } from './document.ts'

const STATES = {
  passed: 'passed',
  failed: 'failure',
  errored: 'error',
  skipped: 'skipped',
} as const satisfies Record<string, JUnitOutcome['state']>

/** Counts the cases by their outcome, and adds up how long they took. */
export function totalOf(suites: readonly ReportSuite[], others: readonly OtherTest[]): JUnitTotal {
  const total = { time: 0, passed: 0, failure: 0, error: 0, skipped: 0 }
  const add = (word: keyof typeof STATES, duration: number): void => {
    total[STATES[word]] += 1
    total.time += wholeMilliseconds(duration)
  }
  for (const { cases } of suites) for (const one of cases) add(one.verdict.verdict, one.duration)
  for (const { result, duration } of others) add(result.state, duration)
  return total
}

/** Rounds a duration: whole milliseconds add up exactly in three decimals. */
export function wholeMilliseconds(duration: number): number {
  return Math.round(duration)
}
