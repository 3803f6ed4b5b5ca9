/** What the outputs say of chance, where a baseline is compared with repeated attempts. */
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { withStatistics } from '../../../src/history/statistics/with-statistics.ts'
import type { CaseRecord, LoadedRecord } from '../../../src/record/record.ts'
import { listPage } from '../../../src/report/html/list/list-page.ts'
import { toJson } from '../../../src/report/json/json.ts'
import { toJUnit } from '../../../src/report/junit/junit.ts'
import { toMarkdown } from '../../../src/report/markdown/markdown.ts'
import { makeReport } from '../../../src/report/model/report.ts'
import { renderSummary } from '../../../src/report/terminal/summary.ts'
import { aCaseRecord, aNative, aRunRecord, aSuiteRecord } from '../report/helpers.ts'

/** An assertion that was played twenty times on both sides, and passed so often. */
function polite(before: number, now: number, stoppedEarly = false): CaseRecord {
  const verdict = now < 16 ? 'failed' : 'passed'
  return aCaseRecord({
    kind: 'assertion',
    title: 'is polite',
    verdict,
    reason: verdict === 'failed' ? `${now} of 20 passed, 16 needed` : null,
    attempts: { passed: now, failed: 20 - now, errored: 0, of: 20 },
    accepted: { passed: before, failed: 20 - before, stoppedEarly },
  })
}

function recordsOf(...cases: readonly CaseRecord[]): ReadonlyMap<string, LoadedRecord> {
  const runs = cases.map((one, index) => {
    const scenario = `Refund ${index}`
    return [`/${index}`, aRunRecord({ scenario, cases: [one] })] as const
  })
  return new Map<string, LoadedRecord>([...runs, ['/suite', aSuiteRecord({ notes: ['Known.'] })]])
}

/** The sentence on the first case, and the notes on the suite. */
function said(...cases: readonly CaseRecord[]) {
  const records = withStatistics(recordsOf(...cases))
  const [run, suite] = [records.get('/0'), records.get('/suite')]
  if (run === undefined || run instanceof Error) throw new TypeError('the run is lost')
  const notes = suite instanceof Error || suite?.kind !== 'suite' ? [] : suite.notes
  return { sentence: run.cases[0]?.evidence.at(-1)?.text, notes }
}

const WORSE =
  '20 of 20 attempts passed before, 4 of 20 now: worse than chance explains (Fisher’s exact test, Holm: p < 0.001)'
const SIGNS = 'Since the baseline, scenarios: 1 worse, 0 better (sign test: p = 0.500).'

describe('where both sides were repeated', () => {
  test('a case that failed more often is told with its chance, and the suite with its scenarios', () => {
    expect(said(polite(20, 4))).toEqual({ sentence: WORSE, notes: ['Known.', SIGNS] })
  })

  test('a chance is corrected for all cases of the suite', () => {
    expect(said(polite(20, 16)).sentence).toMatch(/chance may explain it .*p = 0\.053/u)
    expect(said(polite(20, 16), polite(20, 19)).sentence).toMatch(/p = 0\.106/u)
  })

  test('a case that became better is counted, and has no sentence', () => {
    expect(said(polite(4, 20))).toEqual({
      sentence: undefined,
      notes: ['Known.', 'Since the baseline, scenarios: 0 worse, 1 better (sign test: p = 1.000).'],
    })
  })

  test('a case whose attempts stopped early is counted, and has no sentence', () => {
    expect(said(polite(20, 4, true))).toEqual({ sentence: undefined, notes: ['Known.', SIGNS] })
  })
})

test('nothing is said where a side was played once', () => {
  const once = { ...polite(20, 4), accepted: undefined }
  expect(said(once)).toEqual({ sentence: undefined, notes: ['Known.'] })
})

test('every output says it, and no verdict changes', () => {
  const records = recordsOf(polite(20, 4))
  const natives = [
    aNative({ kind: 'assertion', title: 'is polite', scenario: 'Refund 0', record: '/0' }),
  ]
  const report = makeReport(natives, withStatistics(records))
  const verdicts = report.suites.flatMap(({ cases }) => cases.map(({ verdict }) => verdict))
  const bare = makeReport(natives, records).suites
  expect(verdicts).toEqual(bare.flatMap(({ cases }) => cases.map(({ verdict }) => verdict)))
  const summary = renderSummary(report, { junit: null, colors: picocolors.createColors(false) })
  expect(summary).toContain(SIGNS)
  const whole = [listPage(report), toMarkdown(report), toJson(report)]
  for (const output of whole) {
    expect(output).toContain('20 of 20 attempts passed before, 4 of 20 now')
    expect(output).toContain('1 worse, 0 better')
  }
  expect(toJUnit(report)).toContain('20 of 20 attempts passed before, 4 of 20 now')
})
