import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listPage, listParts } from '../../../../src/report/html/list/list-page.js'
import type { Report } from '../../../../src/report/model/report.js'
import { advisoryFailure } from '../../../../src/verdict/run/advisory.js'
import { because } from '../../../../src/verdict/verdict.js'
import { aRun } from '../../helpers/bodies.js'
import { aCase, aReport, aSuite, aSuiteRecord, hostileReport, turns } from '../helpers.ts'
import { dangers, parsePage, refused, textOf, textsOf } from './pages.ts'

const REASONING = `${'The agent was rude in turn 2. '.repeat(20)}It was never polite.`
const FAILED = because('failed', `expected: politeness — ${REASONING.slice(0, 299)}…`)
const ABOUT = {
  category: 'booking',
  tags: ['smoke', 'new, patient'],
  description: null,
  callerName: null,
  callerPrompt: null,
  startNode: null,
  maxTurns: null,
}
const green = aSuite({
  name: 'Desk.Booking',
  scenario: 'Booking',
  cases: [aCase({ duration: 72_345 })],
  about: ABOUT,
})
const red = aSuite({
  cases: [
    aCase(),
    aCase({
      title: 'is polite',
      kind: 'assertion',
      verdict: FAILED,
      evidence: [
        { label: 'Expected', text: 'politeness' },
        { label: 'Reasoning', text: REASONING },
        { label: 'Score of the run', text: '0.40' },
      ],
    }),
    aCase({
      title: 'at most 2 turns',
      kind: 'gate',
      id: 'turns',
      verdict: because('failed', 'no'),
    }),
  ],
  run: aRun({
    overall_score: 0.4,
    bland_tone_score: { overall_tone_score: 0.6, empathy: 0.1 },
    turn_count: 3,
    duration_ms: 82_000,
    version_number: 14,
    chat_history: turns('Hello?', 'A refund.', 'No.'),
  }),
})
const lost = aSuite({
  name: 'Desk.Lost',
  scenario: 'Lost',
  run: null,
  cases: [
    aCase({ verdict: because('errored', 'Bland returned no run') }),
    aCase({ title: 'is kind', verdict: because('skipped', 'the run has no result') }),
  ],
})
const advisory = aSuite({
  name: 'Desk.Hours',
  scenario: 'Hours',
  cases: [
    aCase(),
    aCase({ title: 'offers help', verdict: advisoryFailure('it did not', { advisory: 'skip' }) }),
  ],
})

function placeOf({ run }: Pick<Report['suites'][number], 'run'>) {
  return run && { page: `transcripts/${run.id}.html`, id: 'run' }
}

function read(report: Report, env = {}) {
  return parsePage(listPage(report, { placeOf, ...env }))
}

describe('the page of a test run', () => {
  const batch = aSuiteRecord({ batchStatus: 'FAILED', production: true })
  const page = read({ suites: [green, advisory, red, lost], batches: [batch] })

  test('begins with the scenarios that failed', () => {
    expect(textOf(page, 'h1')).toBe('failed1 of 4 scenarios failed, 1 could not be judged')
    expect(textOf(page, 'title')).toBe('1 of 4 scenarios failed, 1 could not be judged · Desk')
    expect(textOf(page, 'h1 + p')).toBe(
      '8 cases · 2 failed · 1 not judged · 1 advisory failure · 3 runs · 1 min 12 s of conversation',
    )
  })

  test('groups the scenarios, what failed first, and calls none of them skipped that was played', () => {
    expect(textsOf(page, '.group:not(#flat) h2')).toEqual([
      'Failed 1',
      'Could not be judged 1',
      'Worth a look 1',
      'Passed 1',
    ])
    expect(textsOf(page, '.row .head a')).toEqual(['Refund', 'Lost', 'Hours', 'Booking'])
    expect(textsOf(page, '.row > .i')).toEqual(['failed', 'not judged', 'passed', 'passed'])
  })

  test('gives the whole reason, and links the turns that it names', () => {
    expect(textsOf(page, '#s3 .cases b')).toEqual(['is polite', 'at most 2 turns'])
    expect(textsOf(page, '#s3 .cases p')).toEqual([REASONING, 'Expected: politeness', 'no'])
    expect(page.querySelector('#s3 .cases p a')?.getAttribute('href')).toBe(
      'transcripts/run-1.html#run-t2',
    )
  })

  test.each([
    ['one that the policy makes red', advisoryFailure('it did not', { advisory: 'fail' })],
    ['what a runner skipped with such a reason', because('skipped', 'advisory: not today')],
  ])('does not say of %s that it fails nothing', (_, verdict) => {
    const own = read({ suites: [aSuite({ cases: [aCase({ verdict })] })], batches: [] })
    expect(own.body.textContent).not.toContain('advisory failure')
    expect(own.body.textContent).not.toContain('does not fail')
  })

  test('names advisory failures, and says that they fail nothing', () => {
    expect(textOf(page, '#s2 .pill')).toBe('1 advisory failure')
    expect(textOf(page, '#s2 summary')).toBe('1 of 2 cases passed, 1 advisory failure in Hours')
    expect(textOf(page, '#s2 .cases li')).toContain('it does not fail the scenario')
  })

  test('shows what became of a case since the baseline, and which scenarios are flaky', () => {
    const labelled = [
      { ...aCase({ verdict: FAILED }), baseline: { label: 'new failure' as const } },
      { ...aCase(), baseline: { label: 'as before' as const } },
    ]
    const flaky = [aCase({ flaky: true })]
    const fixed = [{ ...aCase(), baseline: { label: 'fixed' as const } }]
    const told = read(
      aReport(
        aSuite({ cases: labelled }),
        aSuite({ name: 'Desk.Two', scenario: 'Two', cases: flaky }),
        aSuite({ name: 'Desk.Three', scenario: 'Three', cases: fixed }),
      ),
    )
    expect(textsOf(told, '.row .pill')).toEqual(['new failure', 'flaky', 'fixed'])
    // A flaky scenario is neither failed nor simply passed, in the filter and in the bar.
    expect(
      textsOf(told, '.verdicts a')
        .slice(1)
        .map((text) => text.replace(/\s+/gu, ' ')),
    ).toEqual([
      expect.stringContaining('Failed 1'),
      expect.stringContaining('Flaky 1'),
      expect.stringContaining('Passed 1'),
    ])
    expect(told.querySelectorAll('.ticks .flaky')).toHaveLength(1)
    expect(textsOf(told, '.group:not(#flat) h2')).toEqual([
      'Failed 1',
      'Worth a look 1',
      'Passed 1',
    ])
    expect(textsOf(told, '[name=l] option')).toEqual(['Any label', 'fixed', 'flaky', 'new failure'])
  })

  test('counts skipped cases apart from those that could not be judged', () => {
    expect(textOf(page, '#s4 summary')).toBe('1 of 2 cases not judged, 1 skipped in Lost')
  })

  test('has score, tone, turns and length, and colours only what its own gate failed', () => {
    expect(textOf(page, '#s3 .m')).toBe('score 0.40tone 0.60turns 3length 1:22')
    expect(textsOf(page, '#s3 .m .low')).toEqual(['turns 3'])
  })

  test('links each scenario with its conversation, or else with its row', () => {
    const links = [...page.querySelectorAll('.row .head a')].map((link) =>
      link.getAttribute('href'),
    )
    expect(links).toEqual([
      'transcripts/run-1.html#run',
      '#s4',
      'transcripts/run-1.html#run',
      'transcripts/run-1.html#run',
    ])
  })

  test('offers only filters that have values', () => {
    const names = [...page.querySelectorAll('select')].map((one) => one.getAttribute('aria-label'))
    expect(names).toEqual(['Filter by label', 'Filter by category', 'Filter by tag', 'Sort'])
    expect(textsOf(page, '[name=t] option')).toEqual(['Any tag', 'new patient', 'smoke'])
    expect(read(aReport(red)).querySelectorAll('select')).toHaveLength(1)
  })

  test('says what was tested, when and where', () => {
    const build = {
      commit: { name: '7c1e0aa0f00ba5', url: 'https://git.example/commit/7c1e0aa0f00ba5' },
      branch: 'main',
      job: { name: 'voice #7', url: 'javascript:alert(1)' },
    }
    const told = read(aReport(red), { startedAt: new Date('2026-11-24T09:14:00Z'), build })
    expect(textsOf(told, '.facts div')).toEqual([
      'Date2026-11-24 09:14:00 UTC',
      'Commit7c1e0aa',
      'Branchmain',
      'CI jobvoice #7',
      'Version14',
    ])
    expect(told.querySelectorAll('.facts a')).toHaveLength(1)
  })

  test('names the batches', () => {
    expect(textOf(page, '#batches')).toBe(
      'Batches Desk: FAILED · the version in productionbatch batch-1',
    )
  })

  test('names the suites of the scenarios if there are several', () => {
    const other = aSuite({ name: 'Night.Refund', suite: 'Night' })
    expect(textsOf(read(aReport(aSuite(), other)), '.row .dim')).toEqual(['Desk', 'Night'])
  })

  test('shows what belongs to no scenario, and does not count it as one', () => {
    const whole = aSuite({
      name: 'Desk',
      scenario: null,
      run: null,
      cases: [
        aCase({ kind: 'suite', title: 'batch is consistent', verdict: because('errored', 'no') }),
      ],
    })
    const told = read(aReport(green, whole))
    expect(textOf(told, 'h1')).toContain(
      'The scenario passed, but “batch is consistent” could not be judged',
    )
    expect(textOf(told, '.whole')).toContain('Desk › batch is consistent')
    const angry = aSuite({
      name: 'Desk.Angry',
      scenario: 'Angry',
      cases: [aCase({ verdict: FAILED })],
    })
    expect(textOf(read(aReport(green, angry, whole)), 'h1')).toContain(
      '1 of 2 scenarios failed, and “batch is consistent” could not be judged',
    )
  })

  test('shows twenty cases of a scenario, and says how many more there are', () => {
    const cases = Array.from({ length: 23 }, (_, index) =>
      aCase({ title: `${index}`, verdict: FAILED }),
    )
    const shown = textsOf(read(aReport(aSuite({ cases }))), '.row .cases > li')
    expect(shown.slice(20)).toEqual(['and 3 more: see the conversation'])
  })

  test('is made one scenario at a time', () => {
    const suites = Array.from({ length: 9 }, (_, index) => aSuite({ scenario: `Call ${index}` }))
    const rows = [...listParts(aReport(...suites))].filter((part) => part.includes('class="row"'))
    expect(rows.map((part) => part.split('class="row"').length - 1)).toEqual(suites.map(() => 1))
  })

  test('says that no scenario was reported', () => {
    expect(textOf(read(aReport()), 'h1')).toContain('No scenario was reported')
  })

  test('runs nothing else, loads nothing, and allows itself nothing else', () => {
    expect(dangers(page)).toEqual([])
    expect(refused(page)).toEqual([])
    expect(listPage(aReport())).not.toContain('unsafe-')
  })

  test('is harmless whatever was said', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const html = listPage(report)
        expect(dangers(parsePage(html))).toEqual([])
        expect(html).not.toMatch(/\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]|(?![\t\n])\p{Cc}/u)
      }),
      { numRuns: 200 },
    )
  })
})
