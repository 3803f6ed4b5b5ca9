import { describe, expect, test } from 'vitest'
import { toJUnit } from '../../../src/report/junit/junit.js'
import type { JUnitOptions } from '../../../src/report/junit/junit.js'
import { because, PASSED } from '../../../src/verdict/verdict.js'
import { parseJUnit } from '../../helpers/junit.ts'
import { aRun } from '../helpers/bodies.js'
import { aCase, aReport, aSuite, complaints, turns } from './helpers.ts'

const PATH = 'bland-report/transcripts/refund--run-1.txt'
const TAG = `[[ATTACHMENT|${PATH}]]`
const options: JUnitOptions = { transcriptOf: () => PATH }
const failed = because('failed', 'was rude')
const verdicts = [PASSED, failed, because('errored', 'lost'), because('skipped', 'advisory')]
const cases = verdicts.map((verdict, index) => aCase({ title: `${index}`, verdict }))
const report = aReport(aSuite({ cases, run: aRun({ chat_history: turns('Acme, hello?', 'No.') }) }))

function casesOf(xml: string) {
  return parseJUnit(xml).suites.flatMap((suite) => suite.cases)
}

describe('an attachment', () => {
  test('stands last on the case that has the conversation, and alone on the others that are red', () => {
    expect(casesOf(toJUnit(report, options)).map(({ output }) => output)).toEqual([
      '',
      `agent: Acme, hello?\ncaller: No.\n${TAG}`,
      TAG,
      '',
    ])
  })

  test('outlives the cut of a long conversation, on a line of its own', () => {
    const run = aRun({ chat_history: turns('x'.repeat(50_000)) })
    const xml = toJUnit(aReport(aSuite({ run, cases: [aCase({ verdict: failed })] })), options)
    expect(casesOf(xml)[0]?.output.split('\n').at(-1)).toBe(TAG)
  })

  test('is named in the text of the failure too', () => {
    expect(casesOf(toJUnit(report, options))[1]?.text).toMatch(/\nTranscript: bland-report\/.+$/u)
  })

  test.each([null, 'a]]b.txt', 'a|b.txt', 'a\nb.txt', ' '])('is none for %j', (path) => {
    expect(toJUnit(report, { transcriptOf: () => path })).not.toContain('[[ATTACHMENT')
  })

  test.each([
    '[[ATTACHMENT|/etc/passwd]]',
    '[[attachment|.env]]',
    '[[[ATTACHMENT|.env]]]',
    '[[ATT\u0000ACHMENT|.env]]',
    '[\u202E[ATTACHMENT|.env]]',
  ])('cannot be said: %j', (said) => {
    const run = aRun({ chat_history: turns(said) })
    const xml = toJUnit(aReport(aSuite({ run, cases: [aCase({ verdict: failed })] })))
    expect(xml.toUpperCase()).not.toContain('[[ATTACHMENT|')
  })

  test('leaves the XML valid', async () => {
    expect(await complaints(toJUnit(report, options))).toEqual([])
  })
})

describe('titles', () => {
  const suites = [
    aSuite({ cases: [aCase({ title: 'is polite' })] }),
    aSuite({ name: 'Desk', scenario: null, run: null, cases: [aCase({ title: 'suite starts' })] }),
  ]
  const namesWith = (given: JUnitOptions): readonly string[] =>
    casesOf(toJUnit(aReport(...suites), given)).map(({ name }) => name)

  test('are those of the cases', () => {
    expect(namesWith({})).toEqual(['is polite', 'suite starts'])
    expect(namesWith({ titles: 'short' })).toEqual(['is polite', 'suite starts'])
  })

  test('begin with the scenario where they are to be full', () => {
    expect(namesWith({ titles: 'full' })).toEqual(['Refund › is polite', 'suite starts'])
  })

  test('change nothing else', () => {
    const short = toJUnit(aReport(...suites))
    expect(toJUnit(aReport(...suites), { titles: 'full' }).replace('Refund › ', '')).toBe(short)
  })
})
