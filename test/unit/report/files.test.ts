import { describe, expect, test } from 'vitest'
import { layOutFiles } from '../../../src/report/files.js'
import type { LoadedRecord } from '../../../src/report/record.js'
import { makeReport } from '../../../src/report/report.js'
import { aRun } from '../helpers/bodies.js'
import { aNative, aRunRecord, aSuiteRecord, turns } from './helpers.ts'

const run = aRun({ chat_history: turns('Acme, hello?') })
const records = new Map<string, LoadedRecord>([
  ['refund.json', aRunRecord({ run })],
  ['again.json', aRunRecord({ run })],
  ['sales.json', aRunRecord({ run, suite: 'Sales' })],
  ['lost.json', aRunRecord({ run: null, scenario: 'Lost' })],
  ['suite.json', aSuiteRecord()],
  ['damaged.json', new Error('damaged')],
])
const cases = [
  aNative({ record: 'refund.json' }),
  aNative({ record: 'sales.json', suite: 'Sales', suiteKey: 'sales' }),
  aNative({ record: 'lost.json', scenario: 'Lost' }),
  aNative({ record: 'damaged.json', scenario: 'Damaged' }),
]
const report = makeReport(cases, records)

describe('the files of a report', () => {
  const { files, transcriptOf } = layOutFiles(report, records)
  const all = [...files]

  test('are a page, the data, and two a conversation', () => {
    expect(all.map(({ path }) => path)).toEqual([
      'index.html',
      'report.json',
      'transcripts/refund--run-1.txt',
      'transcripts/refund--run-1.html',
      'transcripts/refund--run-1-2.txt',
      'transcripts/refund--run-1-2.html',
    ])
  })

  test('have each the conversation of their own suite', () => {
    const texts = all.filter(({ path }) => path.endsWith('.txt')).map(({ text }) => text)
    expect(texts.map((text) => text.split('\n')[0])).toEqual(['Desk › Refund', 'Sales › Refund'])
  })

  test('lead to each other, and to nothing that is not written', () => {
    const paths = new Set(all.map(({ path }) => path))
    const links = [...(all[0]?.text.matchAll(/href="([^"]+)"/gu) ?? [])].map(([, href]) => href)
    expect(links).toHaveLength(2)
    expect(links.filter((href) => !paths.has(href ?? ''))).toEqual([])
  })

  test('are told to who asks for the transcript of a run', () => {
    expect(report.suites.map(transcriptOf)).toEqual([
      'transcripts/refund--run-1.txt',
      'transcripts/refund--run-1-2.txt',
      null,
      null,
    ])
  })

  test('are rendered anew for who asks again', () => {
    expect([...files]).toEqual(all)
  })
})
