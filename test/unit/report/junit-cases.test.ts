/** Cases in XML: how they ended, what is said of them, and what is not taken for markup. */
import { describe, expect, test } from 'vitest'
import { toJUnit } from '../../../src/report/junit/junit.js'
import type { ReportCase, ReportSuite } from '../../../src/report/model/report.js'
import { because, PASSED } from '../../../src/verdict/verdict.js'
import type { Verdict } from '../../../src/verdict/verdict.js'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { aRun } from '../helpers/bodies.js'
import { aCase, aReport, aSuite, complaints, turns } from './helpers.ts'
import { FAILED, ERRORED, SKIPPED, read, readSuite } from './junit.ts'
import type { ReadSuite } from './junit.ts'

type ReadCase = ReadSuite['cases'][number]

/** The one case of a suite, as it is read back. */
function readCase(fields: Partial<ReportCase>, suite: Partial<ReportSuite> = {}): ReadCase {
  const [one] = readSuite({ ...suite, cases: [aCase(fields)] }).cases
  if (one === undefined) throw new RangeError('a case was lost')
  return one
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
    expect(readCase({ verdict }).message).toBe('was rude')
  })

  test('has the reason alone as message where there is no run', () => {
    expect(readCase({ verdict }, { run: null }).message).toBe('was rude')
  })

  test('has a message on one line', () => {
    expect(readCase({ verdict: because(word, 'was\n\trude') }).message).toBe('was rude')
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
      "was rude

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
      /^was rude\n\nBland: run run-1, batch batch-1\n\nReceived: x{5000}(?:\n|$)/u,
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
    expect(readCase({ verdict: because('failed', red) }).message).toBe('red')
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
      expect([name, message]).toEqual([text.trim(), text.trim()])
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
