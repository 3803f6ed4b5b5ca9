import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeChecked } from '../../../src/record/check-records.js'
import { loadRecords } from '../../../src/record/load-records.js'
import { aRun } from '../helpers/bodies.js'
import { aCaseRecord, aFolder, aRunRecord, aSuiteRecord, turns } from '../report/helpers.ts'

const RECORD = aRunRecord({
  run: aRun({ chat_history: turns('hello'), overall_score: 0.5, kept: { of: 'Bland' } }),
  cases: [
    aCaseRecord(),
    aCaseRecord({
      kind: 'assertion',
      title: 'is polite',
      verdict: 'failed',
      reason: 'was rude',
      assertion: { id: 'a1', type: 'LLM_JUDGE' },
      evidence: [{ label: 'Expected', text: 'politeness' }],
    }),
  ],
})

/** What is loaded of a file of this content; null for no file. */
async function loaded(content: string | null): Promise<readonly [unknown, string]> {
  await using folder = await aFolder()
  const path = join(folder.path, 'record.json')
  if (content !== null) await writeFile(path, content)
  return [loadRecords([path]).get(path), path]
}

describe('loadRecords', () => {
  test.each([
    ['a run', RECORD],
    ['a run that Bland did not return', aRunRecord({ run: null, batchId: null, scenarioId: null })],
    ['a suite', aSuiteRecord({ cases: [aCaseRecord({ kind: 'suite' })] })],
    ['a suite without a batch', aSuiteRecord({ batchId: null, batchStatus: null })],
  ])('reads back %s as it was written', async (_what, record) => {
    const [read] = await loaded(JSON.stringify(record))
    expect(read).toEqual(record)
  })

  test.each([
    ['is empty', ''],
    ['was cut off', JSON.stringify(RECORD).slice(0, 200)],
    ['is no object', '[]'],
    ['is of another version', JSON.stringify({ ...RECORD, version: 2 })],
    ['is of another kind', JSON.stringify({ ...RECORD, kind: 'gate' })],
    ['lacks its cases', JSON.stringify({ ...RECORD, cases: undefined })],
    [
      'has an unknown verdict',
      JSON.stringify({ ...RECORD, cases: [{ ...aCaseRecord(), verdict: 'green' }] }),
    ],
  ])('gives the error for a record that %s', async (_what, content) => {
    const [error, path] = await loaded(content)
    expect(error).toMatchObject({
      name: 'BlandRecordError',
      code: 'BLAND_RECORD',
      message: `The record ${path} is damaged, or was written by another version of bland-suite.`,
    })
  })

  test('gives the error for a record that is absent', async () => {
    const [error, path] = await loaded(null)
    expect(error).toMatchObject({
      name: 'BlandRecordError',
      code: 'BLAND_RECORD',
      message: `Could not read ${path}, which the test results name. Keep the folder .bland with the artefacts.`,
    })
  })

  test('gives the error for a folder in the place of a record', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'record.json')
    await mkdir(path)
    expect(loadRecords([path]).get(path)).toMatchObject({ code: 'BLAND_RECORD' })
  })

  test('reads the others where one is lost', async () => {
    await using folder = await aFolder()
    const paths = ['lost.json', 'run.json'].map((name) => join(folder.path, name))
    await writeFile(paths[1] ?? '', JSON.stringify(RECORD))
    const records = loadRecords(paths)
    expect(paths.map((path) => records.get(path) instanceof Error)).toEqual([true, false])
  })

  test('has each path once', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'record.json')
    await writeFile(path, JSON.stringify(RECORD))
    expect([...loadRecords([path, path]).keys()]).toEqual([path])
  })

  test('reads nothing where nothing is named', () => {
    expect(loadRecords([]).size).toBe(0)
  })
})

describe('what this process has recorded itself', () => {
  const judged = aRunRecord({ cases: [aCaseRecord({ verdict: 'failed', reason: 'hung up' })] })
  const forged = aRunRecord({ cases: [aCaseRecord()] })

  test('stands, whatever another process writes into its file', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'run.json')
    await writeFile(path, JSON.stringify(forged))
    expect(loadRecords([path], new Map([[path, judged]])).get(path)).toEqual(judged)
  })

  test('stands where its file is gone', () => {
    const suite = aSuiteRecord()
    expect(loadRecords(['gone.json'], new Map([['gone.json', suite]])).get('gone.json')).toBe(suite)
  })

  test('is told with the checks of a copy, and nothing else of it', async () => {
    await using folder = await aFolder()
    const path = join(folder.path, 'run.json')
    const check = aCaseRecord({ kind: 'check', title: 'says goodbye' })
    const added = aCaseRecord({ kind: 'assertion', title: 'is kind' })
    const copy = writeChecked(path, forged, [check, added])
    expect(loadRecords([copy], new Map([[path, judged]])).get(copy)).toEqual({
      ...judged,
      cases: [...judged.cases, check],
    })
  })
})
