/** The file as a whole: its root and its suites. */
import { describe, expect, test } from 'vitest'
import { toJUnit } from '../../../src/report/junit/junit.js'
import type { Report, ReportSuite } from '../../../src/report/model/report.js'
import { because, PASSED } from '../../../src/verdict/verdict.js'
import type { Verdict } from '../../../src/verdict/verdict.js'
import { aRun } from '../helpers/bodies.js'
import { aCase, aReport, aSuite, complaints, turns } from './helpers.ts'
import { FAILED, ERRORED, SKIPPED, read, readSuite } from './junit.ts'

/** Of four cases, in this order. */
function ofAllStates(fields: Partial<ReportSuite> = {}): ReportSuite {
  const verdicts: readonly Verdict[] = [PASSED, FAILED, ERRORED, SKIPPED]
  const cases = verdicts.map((verdict) => aCase({ title: verdict.verdict, verdict }))
  return aSuite({ ...fields, cases })
}

function timestampOf(created_at: unknown): string | undefined {
  return readSuite({ run: aRun({ created_at }) }).timestamp
}

test('a report reads like this', () => {
  const run = aRun({
    pathway_id: 'pathway-1',
    status: 'FAILED',
    overall_score: 0.5,
    turn_count: 2,
    created_at: '2026-05-01T10:00:00.000Z',
    chat_history: turns('Acme Dental, how can I help?', 'I want a refund.'),
  })
  const polite = aCase({
    title: 'is polite',
    kind: 'assertion',
    verdict: because('failed', 'expected: politeness — received: none'),
    assertion: { id: 'a1', type: 'LLM_JUDGE' },
    evidence: [{ label: 'Expected', text: 'politeness' }],
    location: { file: 'tests/desk.test.ts', line: 3 },
  })
  const advisory = aCase({ title: 'is kind', kind: 'assertion', verdict: SKIPPED })
  const cases = [aCase({ duration: 12_345 }), polite, advisory]
  expect(toJUnit(aReport(aSuite({ run, cases })))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites time="12.345" name="bland-suite" tests="3" failures="1" errors="0" skipped="1">
      <testsuite name="Desk.Refund" time="12.345" timestamp="2026-05-01T10:00:00.000Z" tests="3" failures="1" errors="0" skipped="1" id="0" hostname="api.bland.ai">
        <properties>
          <property name="bland.batch_id" value="batch-1"/>
          <property name="bland.run_id" value="run-1"/>
          <property name="bland.scenario_id" value="scenario-1"/>
          <property name="bland.pathway_id" value="pathway-1"/>
          <property name="bland.status" value="FAILED"/>
          <property name="bland.overall_score" value="0.5"/>
          <property name="bland.turn_count" value="2"/>
        </properties>
        <testcase name="run completes" classname="Desk.Refund" time="12.345"/>
        <testcase name="is polite" classname="Desk.Refund" time="0.000" file="tests/desk.test.ts" line="3">
          <properties>
            <property name="bland.assertion_id" value="a1"/>
          </properties>
          <failure message="expected: politeness — received: none" type="bland.LLM_JUDGE"><![CDATA[expected: politeness — received: none

    Expected: politeness

    Last turns:
      agent  │ Acme Dental, how can I help?
      caller │ I want a refund.

    Bland: run run-1, batch batch-1]]></failure>
          <system-out><![CDATA[agent: Acme Dental, how can I help?
    caller: I want a refund.]]></system-out>
        </testcase>
        <testcase name="is kind" classname="Desk.Refund" time="0.000">
          <skipped message="advisory"><![CDATA[advisory]]></skipped>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

describe('the file', () => {
  test('begins with the declaration', () => {
    expect(toJUnit(aReport())).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /u)
  })

  test('ends with a line break', () => {
    expect(toJUnit(aReport(aSuite()))).toMatch(/<\/testsuites>\n$/u)
  })

  test('is the same for the same report', () => {
    const report = aReport(ofAllStates())
    expect(toJUnit(report)).toBe(toJUnit(report))
  })

  test('has nothing of the report before it', () => {
    toJUnit(aReport(aSuite({ name: 'another' })))
    expect(toJUnit(aReport(aSuite()))).not.toContain('another')
  })

  test.each<readonly [string, Report]>([
    ['no suites', aReport()],
    ['cases of all states', aReport(ofAllStates())],
    ['several suites', aReport(ofAllStates(), aSuite(), ofAllStates({ name: 'Sales.Booking' }))],
    ['neither run nor host', aReport(ofAllStates({ run: null, host: null, batchId: null }))],
    [
      'a location without a line',
      aReport(aSuite({ cases: [aCase({ location: { file: 'a.test.ts', line: null } })] })),
    ],
    ['an empty name', aReport(aSuite({ name: '' }))],
    ['a title of a control alone', aReport(aSuite({ cases: [aCase({ title: '\u0000' })] }))],
  ])('is valid with %s', async (_what, report) => {
    expect(await complaints(toJUnit(report))).toEqual([])
  })
})

describe('counters', () => {
  const counts = { tests: 4, failures: 1, errors: 1, skipped: 1 }

  test('of a suite tell its cases by state', () => {
    expect(read(ofAllStates()).suites[0]).toMatchObject(counts)
  })

  test('of the root are the sums of those of its suites', () => {
    const report = read(ofAllStates(), aSuite({ name: 'Sales.Booking' }))
    expect(report).toMatchObject({ ...counts, tests: 5 })
  })

  test('of a report without suites are zero', () => {
    expect(read()).toMatchObject({ tests: 0, failures: 0, errors: 0, skipped: 0, time: '0.000' })
  })
})

describe('the root', () => {
  test('has a name that never changes', () => {
    expect(read(aSuite({ name: 'any' })).name).toBe('bland-suite')
  })

  test('has the sum of the times of its suites', () => {
    const suites = [1500, 20_750, 1].map((duration) => aSuite({ cases: [aCase({ duration })] }))
    expect(read(...suites).time).toBe('22.251')
  })
})

describe('a suite', () => {
  test('gives its name to its cases as class name', () => {
    const { name, cases } = readSuite({ name: 'Desk.Refund' })
    expect([name, cases[0]?.classname]).toEqual(['Desk.Refund', 'Desk.Refund'])
  })

  test('has its place in the file as id', () => {
    const { suites } = read(aSuite(), aSuite({ name: 'b' }), aSuite({ name: 'c' }))
    expect(suites.map(({ id }) => id)).toEqual(['0', '1', '2'])
  })

  test('keeps its place among suites of one name', () => {
    expect(read(aSuite(), aSuite()).suites.map(({ id }) => id)).toEqual(['0', '1'])
  })

  test('has the host of the API', () => {
    expect(readSuite({ host: 'eu.bland.test:8443' }).hostname).toBe('eu.bland.test:8443')
  })

  test('has no host where none is known', () => {
    expect(readSuite({ host: null }).hostname).toBeUndefined()
  })

  test.each(['api.bland.ai&\uDC00', 'a\u0001b', '"<'])(
    'is valid though its host is %j',
    async (host) => {
      expect(await complaints(toJUnit(aReport(aSuite({ host }))))).toEqual([])
    },
  )

  test('has the sum of the times of its cases', () => {
    const cases = [aCase({ duration: 1500 }), aCase({ title: 'b', duration: 250 })]
    expect(readSuite({ cases }).time).toBe('1.750')
  })
})

describe('a timestamp', () => {
  test.each([
    ['2026-05-01T10:00:00.000Z', '2026-05-01T10:00:00.000Z'],
    ['2026-05-01T10:00:00Z', '2026-05-01T10:00:00.000Z'],
    ['2026-05-01T10:00:00.123456Z', '2026-05-01T10:00:00.123Z'],
    ['2026-05-01T10:00:00+02:00', '2026-05-01T08:00:00.000Z'],
    ['2026-05-01T23:30:00-05:00', '2026-05-02T04:30:00.000Z'],
  ])('of a run created at %s is %s', (created, expected) => {
    expect(timestampOf(created)).toBe(expected)
  })

  test.each([null, '', 'yesterday', '2026-13-45T99:00:00Z', 'run 5'])(
    'is absent where the run says %j',
    (created) => {
      expect(timestampOf(created)).toBeUndefined()
    },
  )

  test('is absent where there is no run', () => {
    expect(readSuite({ run: null }).timestamp).toBeUndefined()
  })
})

describe('a time', () => {
  test.each([
    [0, '0.000'],
    [1, '0.001'],
    [1500, '1.500'],
    [60_000, '60.000'],
    [0.1 + 0.2, '0.000'],
    [1234.5678, '1.235'],
    [1e-7, '0.000'],
    [86_400_000_000, '86400000.000'],
  ])('of %d ms is %s', (duration, expected) => {
    const suite = readSuite({ cases: [aCase({ duration })] })
    expect([suite.cases[0]?.time, suite.time]).toEqual([expected, expected])
  })
})

describe('properties of a suite', () => {
  test('tell the run', () => {
    const known = { pathway_id: 'pathway-1', status: 'PASSED', overall_score: 0.875, turn_count: 6 }
    expect(readSuite({ run: aRun(known) }).properties).toEqual({
      'bland.batch_id': 'batch-1',
      'bland.run_id': 'run-1',
      'bland.scenario_id': 'scenario-1',
      'bland.pathway_id': 'pathway-1',
      'bland.status': 'PASSED',
      'bland.overall_score': '0.875',
      'bland.turn_count': '6',
    })
  })

  test('tell a zero', () => {
    const zero = { overall_score: 0, turn_count: 0 }
    expect(readSuite({ run: aRun(zero) }).properties).toMatchObject({
      'bland.overall_score': '0',
      'bland.turn_count': '0',
    })
  })

  test('leave out what is not known', () => {
    const { properties } = readSuite({ batchId: null, run: aRun({ scenario_id: null }) })
    expect(properties).toEqual({ 'bland.run_id': 'run-1', 'bland.status': 'PASSED' })
  })

  test('are none where nothing is known', () => {
    const xml = toJUnit(aReport(aSuite({ run: null, batchId: null })))
    expect(xml).not.toContain('<properties')
  })
})
