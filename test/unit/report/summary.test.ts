import { stripVTControlCharacters } from 'node:util'
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { withInterruption } from '../../../src/report/model/interruption.js'
import { makeReport } from '../../../src/report/model/report.js'
import type { Report, ReportBatch, ReportSuite } from '../../../src/report/model/report.js'
import { renderSummary } from '../../../src/report/terminal/summary.js'
import { because } from '../../../src/verdict/verdict.js'
import { told } from '../helpers/verdicts.js'
import { aCase, aNative, aSuite, aSuiteRecord } from './helpers.ts'

const JUNIT = 'bland-report/junit.xml'

function summary(report: Report, junit: string | null = JUNIT): string {
  return renderSummary(report, { junit, colors: picocolors.createColors(false) })
}

function aBatch(fields: Partial<ReportBatch> = {}): ReportBatch {
  return { suite: 'Desk', batchId: 'batch-1', batchStatus: 'PASSED', production: false, ...fields }
}

/** A report of one batch. */
function ofBatch(batch: Partial<ReportBatch>, ...suites: readonly ReportSuite[]): Report {
  return { suites, batches: [aBatch(batch)] }
}

const polite = aCase({ title: 'is polite', kind: 'assertion' })
const lasting = aCase({ duration: 12_345 })

/** Run before its tests had ended. */
function interrupted(batch: Partial<ReportBatch>): Report {
  const loaded = new Map([['suite.json', aSuiteRecord(batch)]])
  const pending = aNative({ native: { state: 'unfinished' } })
  return makeReport(withInterruption([pending], 'SIGINT', loaded), loaded)
}

describe('the summary', () => {
  test('of a green report reads like this', () => {
    const report = ofBatch({}, aSuite({ cases: [lasting, polite] }))
    expect(summary(report)).toMatchInlineSnapshot(`
      "
         Result The scenario passed
          Bland Desk · batch batch-1 · PASSED
          Cases 2 passed (2) · 12.3 s of conversation
          JUnit bland-report/junit.xml
      "
    `)
  })

  test('says why a failure has no baseline', () => {
    const why = 'it has failed since 2026-01-05, longer than the 30 days that a failure may last'
    const verdict = because('failed', 'was rude')
    const old = { ...polite, verdict, baseline: { label: 'no baseline', why } } as const
    expect(summary(ofBatch({}, aSuite({ cases: [old] })))).toContain(
      `Desk › Refund › is polite [no baseline: ${why}]`,
    )
  })

  test('of a red report reads like this', () => {
    const rude = { ...polite, verdict: because('failed', 'expected: politeness') }
    const report = ofBatch({ batchStatus: 'FAILED' }, aSuite({ cases: [lasting, rude] }))
    expect(summary(report)).toMatchInlineSnapshot(`
      "
         Result 1 of 1 scenario failed
          Bland Desk · batch batch-1 · FAILED
          Cases 1 failed | 1 passed (2) · 12.3 s of conversation
                ✗ Desk › Refund › is polite
                  expected: politeness
          JUnit bland-report/junit.xml
      "
    `)
  })

  test('names a check run and the version that it tests', () => {
    const checks = { batchId: null, checkRunId: 'c1', tested: 'version 1.6.0' }
    const text = summary(ofBatch(checks, aSuite({ cases: [lasting] })))
    expect(text).toContain('Bland Desk · check run c1 · PASSED · version 1.6.0\n')
  })

  test('says of a start of checks whose answer never came that a check run may have been started', () => {
    const lost = { batchId: null, checkRunId: null, batchStatus: null, launch: 'sent' } as const
    const text = summary(interrupted(lost))
    expect(text).toMatch(/Bland \S+ · no check run\n/u)
    expect(text).toMatch(
      /Launch A check run of \S+ may have been started: .*BLAND_CHECK_RUN_ID=<its id>\n/u,
    )
  })

  test('says of an interrupted check run that it is cancelled, or how to report on it', () => {
    const checks = { batchId: null, checkRunId: 'c1', batchStatus: null }
    expect(summary(interrupted(checks))).toMatch(
      /Checks The test run was interrupted during check run c1 of \S+\. If it started the check run, it cancels it\. Otherwise report on it with BLAND_CHECK_RUN_ID=c1\n/u,
    )
  })

  test('says even of a green suite that a batch of one of its attempts may have been started', () => {
    const text = summary(ofBatch({ launch: 'sent' }, aSuite({ cases: [lasting] })))
    expect(text).toContain(' Result The scenario passed\n')
    expect(text).toMatch(/Launch A batch of \S+ may have been started: /u)
  })

  test('says of a launch whose answer never came that a batch may have been started', () => {
    const text = summary(interrupted({ batchId: null, batchStatus: null, launch: 'sent' }))
    expect(text).toMatch(
      /Launch A batch of \S+ may have been started: .*BLAND_BATCH_ID=<its id>\n/u,
    )
  })

  test('says what Bland complained of though it started the batch', () => {
    const report = ofBatch({ complaint: 'PARTIAL: one is late' }, aSuite({ cases: [polite] }))
    expect(summary(report)).toMatch(
      /Launch Bland started the batch of Desk with a complaint: PARTIAL: one/u,
    )
  })

  test('of an errored report reads like this', () => {
    const lost = aCase({ verdict: because('errored', 'Bland returned no run') })
    const report = ofBatch({ batchStatus: 'ERROR' }, aSuite({ run: null, cases: [lost, polite] }))
    expect(summary(report)).toMatchInlineSnapshot(`
      "
         Result 1 of 1 scenario could not be judged
          Bland Desk · batch batch-1 · ERROR
          Cases 1 errored | 1 passed (2)
                ! Desk › Refund › run completes
                  Bland returned no run
          JUnit bland-report/junit.xml
      "
    `)
  })

  test('of a report with skipped cases reads like this', () => {
    const advisory = { ...polite, verdict: because('skipped', 'advisory') }
    expect(summary(ofBatch({}, aSuite({ cases: [lasting, advisory] })))).toMatchInlineSnapshot(`
      "
         Result The scenario passed
          Bland Desk · batch batch-1 · PASSED
          Cases 1 skipped | 1 passed (2) · 12.3 s of conversation
          JUnit bland-report/junit.xml
      "
    `)
  })

  test('of an interrupted report reads like this', () => {
    expect(summary(interrupted({ batchStatus: null }))).toMatchInlineSnapshot(`
      "
         Result Interrupted: 1 of 1 scenario could not be judged
          Bland Desk · batch batch-1
          Cases 2 errored (2)
                ! Desk › Refund › run completes
                  not finished: the run was interrupted (SIGINT)
                ! bland-suite › report is complete
                  the run was interrupted (SIGINT); a batch was started
          Batch batch-1 of Desk is still running at Bland. Report on it later with BLAND_BATCH_ID=batch-1
          JUnit bland-report/junit.xml
      "
    `)
  })

  test('of interrupted attempts names every batch, and the rule for a command line', () => {
    const rule = { times: 3, needed: 2, when: 'failed', stopEarly: true } as const
    const batchIds = ['batch-1', 'batch-2']
    expect(summary(interrupted({ batchStatus: null, batchIds, rule }))).toContain(
      'Batches batch-1, batch-2 of Desk may still run at Bland. Report on them later with BLAND_BATCH_ID=batch-1,batch-2 (on the command line with --repeat 3 --repeat-pass 2 --repeat-when failed)\n',
    )
  })

  test('of a report of all states counts the worst first', () => {
    const words = ['failed', 'errored', 'skipped'] as const
    const cases = [aCase(), ...words.map((word) => aCase({ verdict: because(word, 'so') }))]
    expect(summary(ofBatch({}, aSuite({ cases })))).toContain(
      'Cases 1 failed | 1 errored | 1 skipped | 1 passed (4)\n',
    )
  })

  test('is empty where no case was reported', () => {
    expect(summary({ suites: [], batches: [aBatch()] })).toBe('')
  })

  test('names no file where none was written', () => {
    expect(summary(ofBatch({}, aSuite()), null)).not.toContain('JUnit')
  })

  test('says once which other version was tested', () => {
    const text = summary(ofBatch({ tested: 'the newest saved version' }, aSuite()))
    expect(text).toContain('Desk · batch batch-1 · PASSED · the newest saved version\n')
    expect(text.split('newest saved version')).toHaveLength(2)
  })

  test('says that what is in production was tested', () => {
    expect(summary(ofBatch({ production: true }, aSuite()))).toContain(
      'Desk · batch batch-1 · PASSED · the version in production (BLAND_VERSION_NUMBER tests another)',
    )
  })

  test('says that there was no batch', () => {
    const report = ofBatch({ batchId: null, batchStatus: null }, aSuite())
    expect(summary(report)).toContain('Bland Desk · no batch\n')
  })

  test('has a line a batch', () => {
    const batches = [aBatch(), aBatch({ suite: 'Sales', batchId: 'batch-2' })]
    const lines = summary({ suites: [aSuite()], batches }).split('\n')
    expect(lines.filter((line) => line.includes('Bland '))).toHaveLength(2)
  })

  test('adds up the conversations of all suites', () => {
    const suites = [aSuite({ cases: [lasting] }), aSuite({ cases: [aCase({ duration: 60_000 })] })]
    expect(summary(ofBatch({}, ...suites))).toContain(' · 1 min 12 s of conversation\n')
  })

  test('says nothing of conversations where there were none', () => {
    expect(summary(ofBatch({}, aSuite()))).not.toContain('conversation')
  })

  test('has a red case on a line of its own, however many lines its reason has', () => {
    const cases = [aCase({ verdict: because('failed', 'was\nrude') })]
    expect(summary(ofBatch({}, aSuite({ cases })))).toContain('\n            was rude\n')
  })

  test('has no colours where they are off', () => {
    const cases = [aCase({ verdict: because('failed', 'was rude') }), aCase()]
    expect(summary(ofBatch({}, aSuite({ cases })))).not.toContain('\u001B')
  })

  test('says the same with colours', () => {
    const cases = [aCase({ verdict: because('failed', 'was rude') }), polite, lasting]
    const report = ofBatch({ production: true }, aSuite({ cases }))
    const coloured = renderSummary(report, {
      junit: JUNIT,
      colors: picocolors.createColors(true),
    })
    expect(coloured).not.toBe(summary(report))
    expect(stripVTControlCharacters(coloured)).toBe(summary(report))
  })
})

describe('an interrupted report', () => {
  test('says of a batch that goes on how to judge it', () => {
    expect(summary(interrupted({ batchStatus: null }))).toContain('BLAND_BATCH_ID=batch-1\n')
  })

  test('says nothing of a batch that is over', () => {
    expect(summary(interrupted({ batchStatus: 'PASSED' }))).not.toContain('BLAND_BATCH_ID')
  })

  test('says nothing of a batch that never began', () => {
    const report = interrupted({ batchId: null, batchStatus: null })
    expect(summary(report)).not.toContain('BLAND_BATCH_ID')
  })

  test('is not one with an assertion of the same title as its mark', () => {
    const title = withInterruption([], 'SIGINT', new Map())[0]?.title ?? ''
    const cases = [aCase({ title, kind: 'assertion' })]
    expect(summary(ofBatch({ batchStatus: null }, aSuite({ cases })))).not.toContain(
      'Bland goes on',
    )
  })
})

describe('an interruption', () => {
  test('is reported as errored, with the signal', () => {
    const { suites } = makeReport(withInterruption([], 'SIGTERM', new Map()), new Map())
    expect(suites.flatMap(({ cases }) => cases.map(({ verdict }) => told(verdict)))).toEqual([
      'errored: the run was interrupted (SIGTERM); nothing was started',
    ])
  })

  test('stands in a suite of its own', () => {
    const { suites } = makeReport(withInterruption([aNative()], 'SIGINT', new Map()), new Map())
    expect(suites.map(({ name, cases }) => [name, cases.map(({ title }) => title)])).toEqual([
      ['Desk.Refund', ['run completes']],
      ['bland-suite', ['report is complete']],
    ])
  })
})
