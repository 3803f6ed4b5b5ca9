import { BlandRecordError } from '../../../src/errors/file-errors.js'
import { describe, expect, test } from 'vitest'
import { makeReport } from '../../../src/report/model/report.js'
import type { Report, ReportCase } from '../../../src/report/model/report.js'
import type { NativeCase, NativeResult } from '../../../src/report/model/native-case.js'
import type { CaseRecord } from '../../../src/record/record.js'
import { aRun } from '../helpers/bodies.js'
import { told } from '../helpers/verdicts.js'
import { aCaseRecord, aNative, aRunRecord, aSuiteRecord } from './helpers.ts'

const NATIVE = {
  passed: { state: 'passed' },
  skipped: { state: 'skipped', reason: 'by the runner' },
  failed: { state: 'failed', message: 'afterEach threw' },
  unfinished: { state: 'unfinished' },
} as const satisfies Readonly<Record<string, NativeResult>>

const OWN = {
  passed: aCaseRecord(),
  noted: aCaseRecord({ note: 'nothing asserted' }),
  failed: aCaseRecord({ verdict: 'failed', reason: 'was rude' }),
  errored: aCaseRecord({ verdict: 'errored', reason: 'not evaluated' }),
  skipped: aCaseRecord({ verdict: 'skipped', reason: 'advisory' }),
} as const satisfies Readonly<Record<string, CaseRecord>>

type Records = Parameters<typeof makeReport>[1]
type Loaded = Records extends ReadonlyMap<string, infer One> ? One : never

function records(entries: Readonly<Record<string, Loaded>>): Records {
  return new Map(Object.entries(entries))
}

/** The one case of a report of one case. */
function onlyCase(native: NativeCase, loaded: Records): ReportCase {
  const cases = makeReport([native], loaded).suites.flatMap((suite) => suite.cases)
  const [one] = cases
  if (one === undefined || cases.length > 1) throw new RangeError(`${cases.length} cases`)
  return one
}

/** What is reported of one case, as text. */
function reported(native: NativeResult, loaded: Loaded | null): string {
  const known = loaded === null ? {} : { 'run.json': loaded }
  const record = loaded === null ? null : 'run.json'
  return told(onlyCase(aNative({ native, record }), records(known)).verdict)
}

/** A case of the suite Desk as a project ran it. */
function inProject(project: string | null, fields: Parameters<typeof aNative>[0] = {}): NativeCase {
  return aNative({ project, suiteKey: `desk in ${project}`, ...fields })
}

function namesOf(cases: readonly NativeCase[]): readonly string[] {
  return makeReport(cases, new Map()).suites.map(({ name }) => name)
}

describe('of a record and what the runner says', () => {
  test.each([
    ['passed', 'passed', 'passed'],
    ['passed', 'skipped', 'skipped: by the runner'],
    ['passed', 'failed', 'errored: afterEach threw'],
    ['passed', 'unfinished', 'errored: not finished'],
    ['noted', 'passed', 'passed (nothing asserted)'],
    ['noted', 'failed', 'errored: afterEach threw'],
    ['failed', 'passed', 'failed: was rude'],
    ['failed', 'skipped', 'failed: was rude'],
    ['failed', 'failed', 'failed: was rude'],
    ['failed', 'unfinished', 'errored: not finished; was rude'],
    ['errored', 'passed', 'errored: not evaluated'],
    ['errored', 'skipped', 'errored: not evaluated'],
    ['errored', 'failed', 'errored: not evaluated'],
    ['errored', 'unfinished', 'errored: not finished; not evaluated'],
    ['skipped', 'passed', 'skipped: advisory'],
    ['skipped', 'skipped', 'skipped: advisory'],
    ['skipped', 'failed', 'errored: afterEach threw'],
    ['skipped', 'unfinished', 'errored: not finished'],
  ] as const)('%s and natively %s, the worse is reported: %s', (own, native, expected) => {
    expect(reported(NATIVE[native], aRunRecord({ cases: [OWN[own]] }))).toBe(expected)
  })
})

describe('a record that was named and cannot be read', () => {
  const lost = new BlandRecordError('Could not read run.json.')

  test.each(['passed', 'skipped', 'unfinished'] as const)(
    'makes a case errored with that message, natively %s',
    (native) => {
      expect(reported(NATIVE[native], lost)).toBe('errored: Could not read run.json.')
    },
  )

  test('makes a case errored that failed natively', () => {
    expect(reported(NATIVE.failed, lost)).toMatch(/^errored: .*Could not read run\.json\./u)
  })

  test('leaves the other cases of the run as they were recorded', () => {
    const cases = [
      aNative({ record: 'lost.json' }),
      aNative({ title: 'is polite', kind: 'assertion', record: 'run.json' }),
    ]
    const polite = aCaseRecord({ title: 'is polite', kind: 'assertion' })
    const loaded = records({ 'lost.json': lost, 'run.json': aRunRecord({ cases: [polite] }) })
    const [suite] = makeReport(cases, loaded).suites
    expect(suite?.cases.map(({ verdict }) => told(verdict))).toEqual([
      'errored: Could not read run.json.',
      'passed',
    ])
  })
})

describe('a case without a record', () => {
  test('is errored where it passed natively', () => {
    expect(reported(NATIVE.passed, null)).toBe('errored: there is no record of this case')
  })

  test('is skipped with the reason of the runner', () => {
    expect(reported(NATIVE.skipped, null)).toBe('skipped: by the runner')
  })

  test('is skipped by the runner where that gave no reason', () => {
    expect(reported({ state: 'skipped', reason: null }, null)).toBe(
      'skipped: skipped by the runner',
    )
  })

  test('is errored with the message of the runner', () => {
    expect(reported(NATIVE.failed, null)).toBe('errored: afterEach threw')
  })

  test('is errored where the runner never finished it', () => {
    expect(reported(NATIVE.unfinished, null)).toBe('errored: not finished')
  })

  test('is errored where the record of its run has no case of that title', () => {
    const others = aRunRecord({ cases: [aCaseRecord({ title: 'is polite' })] })
    expect(reported(NATIVE.passed, others)).toBe('errored: there is no record of this case')
  })

  test('is errored where the record that it names was never loaded', () => {
    const { verdict } = onlyCase(aNative({ record: 'run.json' }), new Map())
    expect(told(verdict)).toBe('errored: there is no record of this case')
  })
})

describe('a reported case', () => {
  test('has the evidence and the assertion of its record', () => {
    const assertion = { id: 'a1', type: 'LLM_JUDGE' }
    const evidence = [{ label: 'Expected', text: 'politeness' }]
    const cases = [aCaseRecord({ assertion, evidence })]
    const loaded = records({ 'run.json': aRunRecord({ cases }) })
    expect(onlyCase(aNative({ record: 'run.json' }), loaded)).toMatchObject({ assertion, evidence })
  })

  test('stands where the user wrote the suite', () => {
    const location = { file: 'tests/desk.test.ts', line: 3 }
    expect(onlyCase(aNative({ location }), new Map()).location).toEqual(location)
  })
})

describe('a reported suite', () => {
  test('is called by suite and scenario', () => {
    expect(namesOf([aNative()])).toEqual(['Desk.Refund'])
  })

  test('is called by the suite alone where its cases belong to no scenario', () => {
    expect(namesOf([aNative({ scenario: null })])).toEqual(['Desk'])
  })

  test('has no dots but the one between suite and scenario', () => {
    const dotted = aNative({ suite: 'desk v1.2', scenario: 'Refund. Now.' })
    expect(namesOf([dotted])).toEqual(['desk v1_2.Refund_ Now_'])
  })

  test('keeps a name of its own where two scenarios differ in a dot alone', () => {
    const names = namesOf([aNative({ scenario: 'v1.2' }), aNative({ scenario: 'v1_2' })])
    expect(new Set(names).size).toBe(2)
  })

  test('is found by its cases though those of others stand between them', () => {
    const cases = [
      aNative({ scenario: 'Refund' }),
      aNative({ scenario: 'Booking' }),
      aNative({ scenario: 'Refund', title: 'is polite' }),
    ]
    const { suites } = makeReport(cases, new Map())
    expect(suites.map(({ name, cases: own }) => [name, own.map(({ title }) => title)])).toEqual([
      ['Desk.Refund', ['run completes', 'is polite']],
      ['Desk.Booking', ['run completes']],
    ])
  })

  test('has the host, the batch and the run of its record', () => {
    const loaded = records({ 'run.json': aRunRecord() })
    const [suite] = makeReport([aNative({ record: 'run.json' })], loaded).suites
    expect(suite).toMatchObject({ host: 'api.bland.ai', batchId: 'batch-1', run: { id: 'run-1' } })
  })

  test('has the run of a later case where the record of the first is lost', () => {
    const cases = [aNative({ record: 'lost' }), aNative({ title: 'is polite', record: 'run.json' })]
    const loaded = records({ lost: new BlandRecordError('lost'), 'run.json': aRunRecord() })
    expect(makeReport(cases, loaded).suites[0]?.run?.id).toBe('run-1')
  })

  test('never shares its run with another one, also of one scenario and suite', () => {
    const cases = ['today.json', 'gone.json', 'yesterday.json'].map((record) => aNative({ record }))
    const loaded = records({
      'today.json': aRunRecord({ run: aRun({ id: 'today' }) }),
      'gone.json': new BlandRecordError('lost'),
      'yesterday.json': aRunRecord({ run: aRun({ id: 'yesterday' }) }),
    })
    const { suites } = makeReport(cases, loaded)
    expect(suites.map(({ name, run, cases: own }) => [name, run?.id, own.length])).toEqual([
      ['Desk.Refund', 'today', 2],
      ['Desk.Refund (2)', 'yesterday', 1],
    ])
  })

  test('has no host, batch and run where there is no record', () => {
    const [suite] = makeReport([aNative()], new Map()).suites
    expect(suite).toMatchObject({ host: null, batchId: null, run: null })
  })
})

describe('projects', () => {
  test('stand in front where several ran the suite', () => {
    expect(namesOf([inProject('staging'), inProject('live')])).toEqual([
      'staging.Desk.Refund',
      'live.Desk.Refund',
    ])
  })

  test('are left out where one ran the suite', () => {
    expect(namesOf([inProject('staging')])).toEqual(['Desk.Refund'])
  })

  test('are left out where each ran another suite', () => {
    const other = inProject('live', { suite: 'Sales', suiteKey: 'sales' })
    expect(namesOf([inProject('staging'), other])).toEqual(['Desk.Refund', 'Sales.Refund'])
  })

  test('have no dots', () => {
    expect(namesOf([inProject('v1.2'), inProject('live')])[0]).toBe('v1_2.Desk.Refund')
  })

  test('are left out for the one that has no name', () => {
    expect(namesOf([inProject(null), inProject('live')])).toEqual([
      'Desk.Refund',
      'live.Desk.Refund',
    ])
  })
})

describe('suites of one name', () => {
  const one = aNative({ suiteKey: 'a.test.ts' })
  const other = aNative({ suiteKey: 'b.test.ts' })

  test('are told apart by a number', () => {
    expect(namesOf([one, other])).toEqual(['Desk.Refund', 'Desk (2).Refund'])
  })

  test('keep their number through all of their scenarios', () => {
    const cases = [
      one,
      other,
      aNative({ suiteKey: 'a.test.ts', scenario: 'Booking' }),
      aNative({ suiteKey: 'b.test.ts', scenario: 'Booking' }),
    ]
    expect(namesOf(cases)).toEqual([
      'Desk.Refund',
      'Desk (2).Refund',
      'Desk.Booking',
      'Desk (2).Booking',
    ])
  })

  test('are told apart where they differ in a dot alone', () => {
    const cases = [
      aNative({ suite: 'v1.2', suiteKey: 'a' }),
      aNative({ suite: 'v1_2', suiteKey: 'b' }),
    ]
    expect(namesOf(cases)).toEqual(['v1_2.Refund', 'v1_2 (2).Refund'])
  })

  test('are told apart inside each project', () => {
    const cases = ['staging', 'live'].flatMap((project) =>
      ['a.test.ts', 'b.test.ts'].map((file) => aNative({ project, suiteKey: project + file })),
    )
    expect(namesOf(cases)).toEqual([
      'staging.Desk.Refund',
      'staging.Desk (2).Refund',
      'live.Desk.Refund',
      'live.Desk (2).Refund',
    ])
  })
})

describe('the case “batch is consistent”', () => {
  const [title, id] = ['batch is consistent', 'batch']
  const batchCase = aNative({ kind: 'suite', id, scenario: null, title, record: 'suite.json' })
  const reportOf = (fields: Partial<CaseRecord>, native: NativeResult = NATIVE.passed): Report => {
    const own = aSuiteRecord({ cases: [aCaseRecord({ kind: 'suite', id, title, ...fields })] })
    return makeReport([{ ...batchCase, native }], records({ 'suite.json': own }))
  }

  test('is left out while it passes', () => {
    expect(reportOf({}).suites).toEqual([])
  })

  test.each(['failed', 'errored', 'skipped'] as const)('stands where it is %s', (verdict) => {
    const [suite] = reportOf({ verdict, reason: 'a run is missing' }).suites
    expect(suite?.cases.map((one) => told(one.verdict))).toEqual([`${verdict}: a run is missing`])
  })

  test('stands where it passed and the runner says that it failed', () => {
    const [suite] = reportOf({}, NATIVE.failed).suites
    expect(suite?.cases.map((one) => told(one.verdict))).toEqual(['errored: afterEach threw'])
  })

  test('leaves the other cases of its suite', () => {
    const own = aSuiteRecord({ cases: [aCaseRecord({ kind: 'suite', id, title })] })
    const hooks = aNative({ kind: 'suite', scenario: null, title: 'hooks pass' })
    const { suites } = makeReport([hooks, batchCase], records({ 'suite.json': own }))
    expect(suites.map(({ cases }) => cases.map((one) => one.title))).toEqual([['hooks pass']])
  })

  test('is no case of a scenario: an assertion of that title stands though it passed', () => {
    const assertion = aNative({ kind: 'assertion', id, title, record: 'run.json' })
    const own = aRunRecord({ cases: [aCaseRecord({ kind: 'assertion', id, title })] })
    const { suites } = makeReport([assertion], records({ 'run.json': own }))
    expect(suites.map(({ cases }) => cases.map((one) => one.title))).toEqual([[title]])
  })
})

describe('the duration of a run', () => {
  const loaded = records({
    'run.json': aRunRecord({
      run: aRun({ duration_ms: 1500 }),
      cases: [
        aCaseRecord(),
        aCaseRecord({ title: 'is polite' }),
        aCaseRecord({ title: 'is kind' }),
      ],
    }),
  })
  const durations = (...titles: readonly string[]): readonly number[] =>
    makeReport(
      titles.map((title) => aNative({ title, record: 'run.json' })),
      loaded,
    ).suites.flatMap(({ cases }) => cases.map(({ duration }) => duration))

  test('stands on the first case only', () => {
    expect(durations('run completes', 'is polite', 'is kind')).toEqual([1500, 0, 0])
  })

  test('stands on the first selected case where a filter left the first out', () => {
    expect(durations('is polite', 'is kind')).toEqual([1500, 0])
  })

  test('is nothing where Bland did not say', () => {
    const own = records({ 'run.json': aRunRecord({ run: aRun({ duration_ms: null }) }) })
    expect(onlyCase(aNative({ record: 'run.json' }), own).duration).toBe(0)
  })

  test('stands once for each scenario', () => {
    const cases = ['Refund', 'Booking'].map((scenario) => aNative({ scenario, record: 'run.json' }))
    const { suites } = makeReport(cases, loaded)
    expect(suites.flatMap((suite) => suite.cases.map(({ duration }) => duration))).toEqual([
      1500, 1500,
    ])
  })
})

describe('the batches of a report', () => {
  test('are those of the suite records', () => {
    const loaded = records({
      'run.json': aRunRecord({ batchId: 'of the run' }),
      'desk.json': aSuiteRecord(),
      'sales.json': aSuiteRecord({ suite: 'Sales', batchId: 'batch-2', batchStatus: null }),
      lost: new BlandRecordError('lost'),
    })
    const { batches } = makeReport([aNative({ record: 'run.json' })], loaded)
    expect(batches.map(({ suite, batchId, batchStatus }) => [suite, batchId, batchStatus])).toEqual(
      [
        ['Desk', 'batch-1', 'PASSED'],
        ['Sales', 'batch-2', null],
      ],
    )
  })

  test('say whether what is in production was tested', () => {
    const loaded = records({ 'desk.json': aSuiteRecord({ production: true }) })
    expect(makeReport([], loaded).batches.map(({ production }) => production)).toEqual([true])
  })
})

test('a report of no cases has no suites', () => {
  expect(makeReport([], new Map())).toEqual({ suites: [], batches: [] })
})
