/** What holds for the XML of any report, whatever was said and however things are called. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine } from '../../../src/report/junit/hygiene.js'
import { toJUnit } from '../../../src/report/junit/junit.js'
import type { Report, ReportCase } from '../../../src/report/model/report.js'
import { parseJUnit } from '../../helpers/junit.ts'
import { complaints, hostileReport } from './helpers.ts'

const RUNS = { numRuns: 500 }

interface Counters {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
}

function countersOf(cases: readonly ReportCase[]): Counters {
  const count = (word: string): number =>
    cases.filter(({ verdict }) => verdict.verdict === word).length
  return {
    tests: cases.length,
    failures: count('failed'),
    errors: count('errored'),
    skipped: count('skipped'),
  }
}

function milliseconds(time: string): number {
  return Math.round(Number(time) * 1000)
}

test('every report is well-formed and of the shape that readers agree on', async () => {
  const reports = fc.sample(hostileReport, RUNS.numRuns)
  expect(await complaints(...reports.map((report) => toJUnit(report)))).toEqual([])
})

test('every report has the cases of its model, in their order and with their names', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const { suites } = parseJUnit(toJUnit(report))
      expect(suites.map(({ name, cases }) => [name, ...cases.map((one) => one.name)])).toEqual(
        report.suites.length === 0
          ? [['bland-suite']]
          : report.suites.map(({ name, cases }) =>
              [name, ...cases.map((c) => c.title)].map(cleanLine),
            ),
      )
    }),
    RUNS,
  )
})

test('every case is read as what it is', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const { suites } = parseJUnit(toJUnit(report))
      const states = suites.flatMap(({ cases }) => cases.map(({ state }) => state))
      const model = report.suites.flatMap(({ cases }) => cases.map((one) => one.verdict.verdict))
      expect(states).toEqual(model)
    }),
    RUNS,
  )
})

test('all counters are those of the model', () => {
  fc.assert(
    fc.property(hostileReport, (report: Report) => {
      const root = parseJUnit(toJUnit(report))
      expect(root).toMatchObject(countersOf(report.suites.flatMap(({ cases }) => cases)))
      for (const [index, { cases }] of report.suites.entries()) {
        expect(root.suites[index]).toMatchObject(countersOf(cases))
      }
    }),
    RUNS,
  )
})

test('times of cases add up to those of suites, and these to that of the root', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const root = parseJUnit(toJUnit(report))
      const sum = (parts: readonly { readonly time: string }[]): number =>
        parts.reduce((total, { time }) => total + milliseconds(time), 0)
      expect(milliseconds(root.time)).toBe(sum(root.suites))
      for (const suite of root.suites) expect(milliseconds(suite.time)).toBe(sum(suite.cases))
    }),
    RUNS,
  )
})

test('every outcome says where to look in its first 2000 characters', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const { suites } = parseJUnit(toJUnit(report))
      const red = suites.flatMap(({ cases }) => cases).filter(({ type }) => type !== '')
      for (const { text } of red) {
        const where = text.indexOf('\nBland: run')
        expect(where === -1 || where < 2000).toBe(true)
      }
    }),
    RUNS,
  )
})
