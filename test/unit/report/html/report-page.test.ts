import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reportPage } from '../../../../src/report/html/report-page.js'
import type { Report } from '../../../../src/report/model/report.js'
import { because } from '../../../../src/verdict/verdict.js'
import { aRun } from '../../helpers/bodies.js'
import { aCase, aReport, aSuite, aSuiteRecord, hostileReport } from '../helpers.ts'
import { dangers, parsePage, refusedStyles, textOf, textsOf } from './pages.ts'

const FAILED = because('failed', 'expected: politeness')
const green = aSuite({
  name: 'Desk.Booking',
  scenario: 'Booking',
  cases: [aCase({ duration: 12_345 })],
})
const red = aSuite({
  cases: [aCase(), aCase({ title: 'is polite', kind: 'assertion', verdict: FAILED })],
  run: aRun({
    overall_score: 0.4,
    bland_tone_score: { overall_tone_score: 0.6, empathy: 0.1 },
    turn_count: 3,
    duration_ms: 2000,
  }),
})
const lost = aSuite({
  name: 'Desk.Lost',
  scenario: 'Lost',
  run: null,
  cases: [aCase({ verdict: because('errored', 'Bland returned no run') })],
})

function read(report: Report) {
  return parsePage(reportPage(report, { hrefOf: ({ run }) => run && `transcripts/${run.id}.html` }))
}

describe('the page of a test run', () => {
  const batch = aSuiteRecord({ batchStatus: 'FAILED', production: true })
  const page = read({ suites: [green, red, lost], batches: [batch] })

  test('counts the cases', () => {
    expect(textsOf(page, '.counts li')).toEqual(['1 failed', '1 errored', '2 passed'])
    expect(textOf(page, 'title')).toBe('1 failed, 1 errored, 2 passed · Bland test report')
    expect(textOf(page, 'h1 ~ p')).toBe('4 cases in 2 runs, 12.3 s of conversation')
  })

  test('names the batches, and what was tested', () => {
    expect(textsOf(page, '.batches li')).toEqual([
      'Desk · batch batch-1 · FAILED · the version in production',
    ])
    const named = read({ suites: [green], batches: [aSuiteRecord({ tested: 'version 12' })] })
    expect(textOf(named, '.batches li')).toMatch(/ · version 12$/u)
  })

  test('has a row a run, what is red first', () => {
    expect(textsOf(page, '.run > .verdict')).toEqual(['errored', 'failed', 'passed'])
    expect(textsOf(page, '.run .name')).toEqual(['Lost', 'Refund', 'Booking'])
  })

  test('says of red cases why', () => {
    expect(textsOf(page, '.red li')).toEqual([
      'erroredrun completesBland returned no run',
      'failedis politeexpected: politeness',
    ])
  })

  test('has score and tone as bars', () => {
    expect(textsOf(page, '.score')).toEqual(['Score0.40', 'Tone0.60'])
    const bars = [...page.querySelectorAll('.meter .bar')]
    expect(bars.map((bar) => bar.getAttribute('width'))).toEqual(['40', '60'])
  })

  test('has turns and length', () => {
    expect(textsOf(page, '.long').filter((text) => text !== '')).toEqual(['3 turns · 2.0 s'])
  })

  test('links each run with its conversation', () => {
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['transcripts/run-1.html', 'transcripts/run-1.html'])
  })

  test('links nothing where there is nothing to read', () => {
    expect(parsePage(reportPage(aReport(red))).querySelector('a')).toBeNull()
  })

  test('names the project of a suite that several ran', () => {
    const one = aSuite({ name: 'chrome.Desk.Refund' })
    expect(textOf(read(aReport(one)), '.name-block .quiet')).toBe('chrome.Desk · 1 case')
  })

  test('shows five red cases of a run, and says how many more there are', () => {
    const cases = Array.from({ length: 8 }, (_, index) =>
      aCase({ title: `${index}`, verdict: FAILED }),
    )
    expect(textsOf(read(aReport(aSuite({ cases }))), '.red li').slice(5)).toEqual(['and 3 more'])
  })

  test('says that no case was reported', () => {
    expect(textOf(read(aReport()), 'section')).toContain('No Bland case was reported.')
  })

  test('runs nothing, loads nothing, leads nowhere else, and allows itself nothing else', () => {
    expect(dangers(page)).toEqual([])
    expect(refusedStyles(page)).toEqual([])
  })

  test('is harmless whatever was said', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const html = reportPage(report)
        expect(dangers(parsePage(html))).toEqual([])
        expect(html).not.toMatch(/\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]|(?![\t\n])\p{Cc}/u)
      }),
      { numRuns: 200 },
    )
  })
})
