/** What the readers of JUnit XML are known to ask for, of reports of every kind. */
import { describe, expect, test } from 'vitest'
import { toJUnit } from '../../../src/report/junit/junit.js'
import type { JUnitOptions } from '../../../src/report/junit/junit.js'
import type { Report } from '../../../src/report/model/report.js'
import { because, PASSED } from '../../../src/verdict/verdict.js'
import { parseJUnit } from '../../helpers/junit.ts'
import type { JUnitReport } from '../../helpers/junit.ts'
import { aRun } from '../helpers/bodies.js'
import { aCase, aReport, aSuite, complaints, turns } from './helpers.ts'

const failed = because('failed', 'expected: politeness')
const errored = because('errored', 'Bland returned no run')
const skipped = because('skipped', 'advisory: was brief')
const nasty =
  ']]> ]]></system-out><testcase name="x"/>\u001B[31m\u0000\uD83D [[ATTACHMENT|.env]] ##vso[x]'

const run = aRun({
  chat_history: turns('Acme, hello?', 'A refund.', nasty),
  created_at: '2026-04-27T06:00:01.000Z',
  overall_score: 0.3,
})
const assertion = { id: 'a1', type: 'symbol' }
const location = { file: 'tests/agent.test.ts', line: 3 }
const mixed = [PASSED, failed, errored, skipped].map((verdict, index) =>
  aCase({ title: `case ${index}`, verdict, assertion, location, duration: index * 1234.5 }),
)

const REPORTS: Readonly<Record<string, Report>> = {
  empty: aReport(),
  green: aReport(aSuite({ cases: [aCase({ duration: 14_320 })] })),
  'of all verdicts': aReport(aSuite({ run, cases: mixed })),
  'of two runs and a suite': aReport(
    aSuite({ run, cases: mixed }),
    aSuite({ name: 'Desk.Refund #2', run, cases: mixed }),
    aSuite({ name: 'Desk', scenario: null, run: null, cases: [aCase({ verdict: errored })] }),
  ),
  'without a run': aReport(aSuite({ run: null, host: null, cases: [aCase({ verdict: errored })] })),
  'of hostile words': aReport(
    aSuite({
      run: aRun({ ...run, id: nasty, status: nasty }),
      cases: [
        aCase({
          title: nasty,
          verdict: because('failed', nasty),
          evidence: [{ label: nasty, text: nasty }],
        }),
      ],
    }),
  ),
  'of a long conversation': aReport(
    aSuite({
      run: aRun({ chat_history: turns(...Array<string>(60).fill('x '.repeat(2_000))) }),
      cases: mixed,
    }),
  ),
}

const PATH = 'bland-report/transcripts/refund--run-1.txt'
const WAYS: Readonly<Record<string, JUnitOptions>> = {
  'by default': {},
  'with attachments': { transcriptOf: () => PATH },
  'with full titles': { titles: 'full' },
}

type Case = JUnitReport['suites'][number]['cases'][number]

function casesOf(xml: string): readonly Case[] {
  return parseJUnit(xml).suites.flatMap(({ cases }) => cases)
}

function redOf(xml: string): readonly Case[] {
  return casesOf(xml).filter(({ state }) => state === 'failed' || state === 'errored')
}

/** What each reader has against a report. */
const RULES: Readonly<Record<string, (xml: string) => readonly unknown[]>> = {
  'GitLab casts an element by these types, and loses the report': (xml) =>
    redOf(xml).filter(({ type }) => !type.startsWith('bland.')),
  'GitLab prints a hash for a failure without text': (xml) =>
    redOf(xml).filter(({ text }) => !text),
  'GitLab, Jenkins and Testmo find the attachment on a line of its own': (xml) =>
    redOf(xml).filter(({ output }) => {
      const tags = output.match(/\[\[ATTACHMENT\|/gu) ?? []
      const last = output.split('\n').at(-1)
      return tags.length > 0 && (tags.length > 1 || last !== `[[ATTACHMENT|${PATH}]]`)
    }),
  'Jenkins cuts output of more than 100 000 characters in the middle': (xml) =>
    redOf(xml).filter(({ output }) => output.length > 100_000),
  'Jenkins merges suites of one id': (xml) => repeated(parseJUnit(xml).suites.map(({ id }) => id)),
  'Publish Unit Test Result takes equal names for one test': (xml) =>
    repeated(casesOf(xml).map(({ classname, name }) => `${classname} ${name}`)),
  'Buildkite leaves out cases without name or class': (xml) =>
    casesOf(xml).filter(({ name, classname }) => !name || !classname),
  'Bitbucket shows 2000 characters': (xml) =>
    redOf(xml).filter(({ text }) => text.indexOf('\nBland: run') > 2_000),
  'Azure and CTRF show a message of one line': (xml) =>
    redOf(xml).filter(({ message }) => message === '' || message.includes('\n')),
  'dorny/test-reporter prints NaN without a time': (xml) =>
    casesOf(xml).filter(({ time }) => Number.isNaN(Number.parseFloat(time))),
  'Allure does not decode entities of quotation marks': (xml) =>
    casesOf(xml).filter(({ text }) => /&(?:quot|apos|#39);/u.test(text)),
  'TeamCity takes a case with another status for ignored': (xml) =>
    xml.match(/<testcase[^>]* status=/gu) ?? [],
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

describe.each(Object.entries(WAYS))('the XML %s', (_way, options) => {
  test.each(Object.entries(REPORTS))('of a report %s is valid', async (_kind, report) => {
    expect(await complaints(toJUnit(report, options))).toEqual([])
  })

  describe.each(Object.entries(RULES))('%s', (_rule, breaches) => {
    test.each(Object.entries(REPORTS))('(a report %s)', (_kind, report) => {
      expect(breaches(toJUnit(report, options))).toEqual([])
    })
  })
})
