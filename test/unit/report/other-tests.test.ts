import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toJUnit } from '../../../src/report/junit/junit.js'
import {
  failedWith,
  lineOf,
  NOT_FINISHED,
  errorTest,
} from '../../../src/report/model/other-test.js'
import type { OtherTest } from '../../../src/report/model/other-test.js'
import { because } from '../../../src/verdict/verdict.js'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { aCase, aReport, aSuite, complaints, hostile } from './helpers.ts'

function anOther(fields: Partial<OtherTest> = {}): OtherTest {
  return {
    project: null,
    suite: 'src/cart.test.ts',
    path: ['cart', 'adds up'],
    location: { file: 'src/cart.test.ts', line: 7 },
    duration: 12.4,
    result: { state: 'passed' },
    earlier: [],
    ...fields,
  }
}

function junitOf(...others: readonly OtherTest[]) {
  return parseJUnit(toJUnit(aReport(aSuite()), { others }))
}

const failed = failedWith([{ message: 'expected 1 to be 2', stack: '    at cart.test.ts:9:3' }])

describe('tests that are none of Bland’s', () => {
  test('follow the suites of Bland, a suite a file', () => {
    const report = junitOf(
      anOther(),
      anOther({ path: ['fails'], result: failed }),
      anOther({ suite: 'b.test.ts', path: ['waits'], result: { state: 'skipped', reason: null } }),
      anOther({ suite: 'b.test.ts', path: ['hangs'], result: NOT_FINISHED }),
    )
    expect(statesOf(report)).toEqual([
      'Desk.Refund › run completes: passed',
      'src/cart_test_ts › cart › adds up: passed',
      'src/cart_test_ts › fails: failed',
      'b_test_ts › waits: skipped',
      'b_test_ts › hangs: errored',
    ])
    expect(report).toMatchObject({ tests: 5, failures: 1, errors: 1, skipped: 1, time: '0.048' })
  })

  test('have their place, their time, and why they failed', () => {
    const [, suite] = junitOf(anOther({ result: failed })).suites
    expect(suite?.cases[0]).toMatchObject({
      classname: 'src/cart_test_ts',
      file: 'src/cart.test.ts',
      line: '7',
      time: '0.012',
      type: 'test.failed',
      message: 'expected 1 to be 2',
      text: 'expected 1 to be 2\n\n    at cart.test.ts:9:3',
      properties: {},
    })
  })

  test('tell of earlier attempts', () => {
    const [, suite] = junitOf(anOther({ earlier: ['no answer', 'no answer again'] })).suites
    expect(suite?.cases[0]).toMatchObject({
      state: 'passed',
      properties: {
        'test.attempts': '3',
        'test.attempt_1': 'no answer',
        'test.attempt_2': 'no answer again',
      },
    })
  })

  test('are under their project where several ran the file', () => {
    const report = junitOf(
      anOther({ project: 'node 20.1' }),
      anOther({ project: 'browser' }),
      anOther({ suite: 'b.test.ts', project: 'browser' }),
    )
    expect(report.suites.map(({ name }) => name)).toEqual([
      'Desk.Refund',
      'node 20_1.src/cart_test_ts',
      'browser.src/cart_test_ts',
      'b_test_ts',
    ])
  })

  test('can be told apart where they have one name', () => {
    const [, suite] = junitOf(anOther(), anOther()).suites
    expect(suite?.cases.map(({ name }) => name)).toEqual(['cart › adds up', 'cart › adds up (2)'])
  })

  test('join what Bland’s suites say of the file', () => {
    const own = aSuite({
      name: 'src/cart_test_ts',
      scenario: null,
      run: null,
      cases: [aCase({ title: 'hooks pass', kind: 'suite', verdict: because('errored', 'no') })],
    })
    const report = parseJUnit(toJUnit(aReport(own), { others: [anOther()] }))
    expect(statesOf(report)).toEqual([
      'src/cart_test_ts › hooks pass: errored',
      'src/cart_test_ts › cart › adds up: passed',
    ])
  })

  test('change nothing of the suites of Bland', () => {
    const alone = toJUnit(aReport(aSuite()))
    const [start = ''] = alone.slice(alone.indexOf('<testsuite ')).split('</testsuites>')
    expect(toJUnit(aReport(aSuite()), { others: [anOther()] })).toContain(start.trimEnd())
    expect(toJUnit(aReport(aSuite()), { others: [] })).toBe(alone)
  })

  test('leave the XML valid, whatever they are called and say', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (said, name) => {
        const result = failedWith([{ message: said, stack: said }])
        const trouble = errorTest({ suite: name, title: said, message: said })
        const others = [anOther({ path: [name, said], result, earlier: [said] }), trouble]
        expect(await complaints(toJUnit(aReport(), { others }))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

describe('why a test failed', () => {
  const here = process.cwd()

  test('is plain: no colours, and paths below the working directory', () => {
    expect(
      failedWith([
        {
          message: `\u001B[31mno\u001B[39m ${here}/src/a.ts`,
          stack: `Error: no\n    at file://${here}/src/a.ts:1:2\n    at f (${here}/src/b.ts:3:4)`,
        },
      ]),
    ).toEqual({
      state: 'failed',
      message: 'no src/a.ts',
      details: 'no src/a.ts\n\nError: no\n    at src/a.ts:1:2\n    at f (src/b.ts:3:4)',
    })
  })

  test('is told once where the stack begins with it', () => {
    expect(failedWith([{ message: 'no', stack: 'Error: no\n    at a.ts:1:2' }])).toMatchObject({
      details: 'Error: no\n    at a.ts:1:2',
    })
  })

  test('is one line of all errors, and every stack', () => {
    const errors = ['one', 'two\nlines'].map((message) => ({ message, stack: `at ${message}` }))
    expect(failedWith(errors)).toMatchObject({
      message: 'one; two lines',
      details: 'at one\n\nat two\nlines',
    })
  })

  test('is not endless', () => {
    const long = 'x'.repeat(100_000)
    const result = failedWith([{ message: long, stack: long }])
    expect(JSON.stringify(result).length).toBeLessThan(5_000)
  })

  test.each([[[]], [[{ message: '', stack: '' }]]])('is told of %j too', (errors) => {
    expect(lineOf(errors)).toBe('failed without a message')
    expect(failedWith(errors)).toMatchObject({ details: 'failed without a message' })
  })
})
