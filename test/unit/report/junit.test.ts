import { describe, expect, test } from 'vitest'
import { toJUnit } from '../../../src/report/junit/junit.js'
import type { Report, ReportCase, ReportSuite } from '../../../src/report/model/report.js'
import { because, PASSED } from '../../../src/verdict/verdict.js'
import type { Verdict } from '../../../src/verdict/verdict.js'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import type { JUnitReport } from '../../helpers/junit.ts'
import { aRun } from '../helpers/bodies.js'
import { aCase, aReport, aSuite, complaints, turns } from './helpers.ts'

type ReadSuite = JUnitReport['suites'][number]
type ReadCase = ReadSuite['cases'][number]

const FAILED = because('failed', 'was rude')
const ERRORED = because('errored', 'not evaluated')
const SKIPPED = because('skipped', 'advisory')

function read(...suites: readonly ReportSuite[]): JUnitReport {
  return parseJUnit(toJUnit(aReport(...suites)))
}

/** The one suite of a report, as it is read back. */
function readSuite(fields: Partial<ReportSuite> = {}): ReadSuite {
  const [suite] = read(aSuite(fields)).suites
  if (suite === undefined) throw new RangeError('a suite was lost')
  return suite
}

/** The one case of a suite, as it is read back. */
function readCase(fields: Partial<ReportCase>, suite: Partial<ReportSuite> = {}): ReadCase {
  const [one] = readSuite({ ...suite, cases: [aCase(fields)] }).cases
  if (one === undefined) throw new RangeError('a case was lost')
  return one
}

/** Of four cases, in this order. */
function ofAllStates(fields: Partial<ReportSuite> = {}): ReportSuite {
  const verdicts: readonly Verdict[] = [PASSED, FAILED, ERRORED, SKIPPED]
  const cases = verdicts.map((verdict) => aCase({ title: verdict.verdict, verdict }))
  return aSuite({ ...fields, cases })
}

function timestampOf(created_at: unknown): string | undefined {
  return readSuite({ run: aRun({ created_at }) }).timestamp
}

/** A suite of four cases that has the text wherever a text can stand. */
function marked(text: string): ReportSuite {
  const run = aRun({ chat_history: turns(text, text), status: text })
  const verdicts = [
    PASSED,
    ...(['failed', 'errored', 'skipped'] as const).map((word) => because(word, text)),
  ]
  const evidence = [{ label: text, text }]
  const cases = verdicts.map((verdict) => aCase({ title: text, verdict, evidence }))
  return aSuite({ name: text, batchId: text, run, cases })
}

/** The names of the elements in a case, in their order. */
function childrenOf(xml: string): readonly string[] {
  const inner = /<testcase [^>]*>(?<inner>.*)<\/testcase>/su.exec(xml)?.groups?.['inner'] ?? ''
  return [...inner.matchAll(/^ {6}<(?<name>[\w-]+)/gmu)].map(({ groups }) => groups?.['name'] ?? '')
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
          <failure message="expected: politeness — received: none (run run-1)" type="bland.LLM_JUDGE"><![CDATA[expected: politeness — received: none (run run-1)

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

describe('a case', () => {
  test('has the id of its assertion as property', () => {
    const { properties } = readCase({ assertion: { id: 'a1', type: 'LLM_JUDGE' } })
    expect(properties).toEqual({ 'bland.assertion_id': 'a1' })
  })

  test.each([null, { id: null, type: 'all' }])('has no property for the assertion %j', (given) => {
    expect(readCase({ assertion: given }).properties).toEqual({})
  })

  test('has file and line', () => {
    const location = { file: 'tests/desk.test.ts', line: 12 }
    expect(readCase({ location })).toMatchObject({ file: 'tests/desk.test.ts', line: '12' })
  })

  test('has a file alone where no line is known', () => {
    const { file, line } = readCase({ location: { file: 'tests/desk.test.ts', line: null } })
    expect([file, line]).toEqual(['tests/desk.test.ts', undefined])
  })

  test('has neither where no place is known', () => {
    const { file, line } = readCase({ location: null })
    expect([file, line]).toEqual([undefined, undefined])
  })

  test('has its title on one line', () => {
    expect(readCase({ title: 'is\npolite\r\n and  kind' }).name).toBe('is polite and kind')
  })

  test('that passed with a note has no outcome', () => {
    const one = readCase({ verdict: { verdict: 'passed', note: 'nothing asserted' } })
    expect([one.state, one.text]).toEqual(['passed', ''])
  })

  test.each(['failed', 'errored'] as const)(
    'that %s has properties, outcome and output in this order',
    (word) => {
      const run = aRun({ chat_history: turns('hello') })
      const assertion = { id: 'a1', type: 'LLM_JUDGE' }
      const cases = [aCase({ assertion, verdict: because(word, 'was rude') })]
      const children = childrenOf(toJUnit(aReport(aSuite({ run, cases }))))
      const outcome = word === 'failed' ? 'failure' : 'error'
      expect(children).toEqual(['properties', outcome, 'system-out'])
    },
  )

  test('that was skipped has properties and outcome in this order', () => {
    const cases = [aCase({ assertion: { id: 'a1', type: 'LLM_JUDGE' }, verdict: SKIPPED })]
    expect(childrenOf(toJUnit(aReport(aSuite({ cases }))))).toEqual(['properties', 'skipped'])
  })
})

describe.each([
  ['failed', 'failure'],
  ['errored', 'error'],
] as const)('a case that %s', (word, element) => {
  const verdict = because(word, 'was rude')

  test(`has one ${element}`, () => {
    const xml = toJUnit(aReport(aSuite({ cases: [aCase({ verdict })] })))
    expect(xml.match(new RegExp(`<${element} `, 'gu'))).toHaveLength(1)
  })

  test('has the reason and the run as message', () => {
    expect(readCase({ verdict }).message).toBe('was rude (run run-1)')
  })

  test('has the reason alone as message where there is no run', () => {
    expect(readCase({ verdict }, { run: null }).message).toBe('was rude')
  })

  test('has a message on one line', () => {
    expect(readCase({ verdict: because(word, 'was\n\trude') }).message).toBe('was rude (run run-1)')
  })

  test('begins its text with the message', () => {
    const { message, text } = readCase({ verdict })
    expect(text.split('\n')[0]).toBe(message)
  })

  test('has a message and a text where the reason is empty', () => {
    const { message, text } = readCase({ verdict: because(word, '') }, { run: null, batchId: null })
    expect([message, text]).not.toContain('')
  })

  test('has evidence, turns and ids in its text', () => {
    const run = aRun({ chat_history: turns('hello') })
    const evidence = [{ label: 'Expected', text: 'politeness' }]
    expect(readCase({ verdict, evidence }, { run }).text).toMatchInlineSnapshot(`
      "was rude (run run-1)

      Expected: politeness

      Last turns:
        agent  │ hello

      Bland: run run-1, batch batch-1"
    `)
  })

  test('has a text where nothing is known but the reason', () => {
    expect(readCase({ verdict }, { run: null, batchId: null }).text).toBe('was rude')
  })

  test('has the whole of what Bland says, and where to look before it if it is long', () => {
    const evidence = [{ label: 'Received', text: 'x'.repeat(5000) }]
    const { text } = readCase({ verdict, evidence })
    expect(text).toMatch(
      /^was rude .*\n\nBland: run run-1, batch batch-1\n\nReceived: x{5000}(?:\n|$)/u,
    )
  })

  test.each([
    ['the type of its assertion', { assertion: { id: 'a1', type: 'LLM_JUDGE' } }, 'LLM_JUDGE'],
    ['“run” for the run itself', { kind: 'run' }, 'run'],
    ['“suite” for the suite', { kind: 'suite' }, 'suite'],
    ['“all” for all assertions', { assertion: { id: null, type: 'all' } }, 'all'],
    ['a type that GitLab would cast by', { assertion: { id: null, type: 'symbol' } }, 'symbol'],
    ['a type with spaces and quotes', { assertion: { id: null, type: 'a "b" <c>' } }, 'a_b_c_'],
  ] as const)('has a type with our prefix: %s', (_what, fields, expected) => {
    expect(readCase({ verdict, ...fields }).type).toBe(`bland.${expected}`)
  })
})

describe('a case that was skipped', () => {
  test('has its reason as message', () => {
    expect(readCase({ verdict: SKIPPED }).message).toBe('advisory')
  })

  test('has its reason as text', () => {
    expect(readCase({ verdict: SKIPPED }).text).toBe('advisory')
  })

  test('has its reason on one line', () => {
    const { message, text } = readCase({ verdict: because('skipped', 'a\nb') })
    expect([message, text]).toEqual(['a b', 'a b'])
  })
})

describe('colours', () => {
  const red = '\u001B[1m\u001B[31mred\u001B[39m\u001B[22m'

  test('leave nothing in a title', () => {
    expect(readCase({ title: red }).name).toBe('red')
  })

  test('leave nothing in a message', () => {
    expect(readCase({ verdict: because('failed', red) }).message).toBe('red (run run-1)')
  })

  test('leave nothing in the output', () => {
    const run = aRun({ chat_history: turns(red) })
    expect(readCase({ verdict: FAILED }, { run }).output).toBe('agent: red')
  })
})

describe('output', () => {
  const run = aRun({ chat_history: turns('Acme, hello?', 'A refund.') })
  const outputsOf = (...verdicts: readonly Verdict[]): readonly string[] => {
    const cases = verdicts.map((verdict, index) => aCase({ title: `${index}`, verdict }))
    return readSuite({ run, cases }).cases.map(({ output }) => output)
  }
  const said = 'agent: Acme, hello?\ncaller: A refund.'

  test('stands on the first red case only', () => {
    expect(outputsOf(PASSED, FAILED, FAILED, ERRORED)).toEqual(['', said, '', ''])
  })

  test('stands on an errored case where that is the first', () => {
    expect(outputsOf(SKIPPED, ERRORED, FAILED)).toEqual(['', said, ''])
  })

  test('stands nowhere where no case is red', () => {
    expect(outputsOf(PASSED, SKIPPED)).toEqual(['', ''])
  })

  test('stands once in each suite', () => {
    const suite = aSuite({ run, cases: [aCase({ verdict: FAILED })] })
    const outputs = read(suite, suite).suites.flatMap(({ cases }) => cases.map((c) => c.output))
    expect(outputs).toEqual([said, said])
  })

  test.each([null, []])('is no element where the conversation is %j', (chat_history) => {
    const cases = [aCase({ verdict: FAILED })]
    const xml = toJUnit(aReport(aSuite({ run: aRun({ chat_history }), cases })))
    expect(xml).not.toContain('system-out')
  })

  test('has head and tail of a long conversation', () => {
    const long = aRun({ chat_history: turns('a'.repeat(20_000), 'b'.repeat(20_000)) })
    const { output } = readCase({ verdict: FAILED }, { run: long })
    expect(output).toMatch(/^agent: a+\n… \d+ characters left out …\nb+$/u)
    expect(output.length).toBeLessThan(16_500)
  })
})

describe('texts that look like markup', () => {
  const forged = '</system-out></testcase><testcase name="injected" classname="x" time="0"/>'
  const attack = `]]> ]]>${forged}<testcase name="injected"><system-out><![CDATA[`

  test.each([
    '<skipped/>',
    '<testsuites ',
    '<testsuites name="x">',
    '</testsuites>',
    ']]>',
    ']]> and ]]>',
    '<![CDATA[',
    '<!--',
    '&lt;&#0;&unknown;',
    '" onload="',
    '$& $1 $`',
    attack,
  ])('change nothing: %s', async (text) => {
    const xml = toJUnit(aReport(marked(text)))
    const report = parseJUnit(xml)
    const states = statesOf(report).map((line) => line.slice(line.lastIndexOf(': ') + 2))
    expect(states).toEqual(['passed', 'failed', 'errored', 'skipped'])
    expect(report).toMatchObject({ tests: 4, failures: 1, errors: 1, skipped: 1, time: '0.000' })
    expect(await complaints(xml)).toEqual([])
  })

  test.each(['<skipped/>', '<testsuites ', 'a & b', '“x” < 3', "it's “ok”", '$& $1'])(
    'are read back as they were: %s',
    (text) => {
      const { name, message } = readCase({ title: text, verdict: because('failed', text) })
      expect([name, message]).toEqual([text.trim(), `${text.trim()} (run run-1)`])
    },
  )

  test('add no case, whoever says them', () => {
    const { suites } = read(marked(attack))
    const names = suites.flatMap(({ cases }) => cases.map(({ name }) => name))
    expect(names.filter((name) => name === 'injected')).toEqual([])
  })

  test('are said as they were but for the end of a section', () => {
    const run = aRun({ chat_history: [{ role: 'user', content: attack }] })
    const { output } = readCase({ verdict: FAILED }, { run })
    expect(output).toBe(`caller: ${attack.replaceAll(']]>', ']] >')}`)
  })
})
