import { expect, test } from 'vitest'
import { withDeselected } from '../../../src/report/model/deselected.js'
import type { LoadedRecord, LoadedRecords } from '../../../src/record/record.js'
import { aCaseRecord, aNative, aRunRecord, aSuiteRecord } from './helpers.ts'

const own = aNative({ suite: 'day › Desk', suiteKey: 'desk', record: 'a/run.json' })
const batch = (fields: Parameters<typeof aCaseRecord>[0]) =>
  aSuiteRecord({ cases: [aCaseRecord({ kind: 'suite', title: 'batch is consistent', ...fields })] })
const red = batch({ verdict: 'errored', reason: 'a run is gone' })

function added(record: typeof red, path: string, cases = [own]) {
  const records: LoadedRecords = new Map<string, LoadedRecord>([
    ['a/run.json', aRunRecord()],
    [path, record],
  ])
  return withDeselected(cases, records).slice(cases.length)
}

test('a red case of a suite is told where no test has shown it, under the name of its tests', () => {
  expect(added(red, 'a/suite.json')).toMatchObject([
    {
      key: { suite: 'desk', scenario: null },
      suite: 'day › Desk',
      scenario: null,
      title: 'batch is consistent',
    },
  ])
})

test('one that a test has shown is not told twice, and one that passed is not told', () => {
  const shown = aNative({
    kind: 'suite',
    scenario: null,
    title: 'batch is consistent',
    record: 'a/suite.json',
  })
  expect(added(red, 'a/suite.json', [own, shown])).toEqual([])
  expect(added(batch({}), 'a/suite.json')).toEqual([])
})

test('one of a session without any other record stands under its own name', () => {
  expect(added(red, 'b/suite.json')).toMatchObject([
    { suite: 'Desk', key: { suite: 'b/suite.json' } },
  ])
})
