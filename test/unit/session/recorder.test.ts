import * as fc from 'fast-check'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunRecord } from '../../../src/record/record.ts'
import { fileName } from '../../../src/record/file-name.ts'
import { createRecorder } from '../../../src/session/recorder.ts'
import { aRun } from '../helpers/bodies.ts'
import { aFolder } from '../helpers/folder.ts'

const anyId = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('.', '/', '\\', '-', 'a', 'A', ' ', ':') }),
  fc.uuid(),
)

describe('the file name of an id', () => {
  test('is the id where that is a uuid', () => {
    const id = 'e7a2c3d4-8f9b-4a1e-b5c6-d7e8f9a0b1c2'
    expect(fileName(id)).toBe(id)
  })

  test.each(['', '.', '..', '../../etc/passwd', '/etc/passwd', 'C:\\x', 'a/b', 'a\u0000b', '-rf'])(
    'leads nowhere else: %j',
    (id) => {
      expect(fileName(id)).toMatch(/^[A-Za-z0-9-]+$/)
    },
  )

  test('never leaves the folder, whatever the id', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const path = join('/records', `${fileName(id)}.json`)
        expect([dirname(path), basename(path).length < 100]).toEqual(['/records', true])
      }),
      { numRuns: 1_000 },
    )
  })

  test('differs for different ids, also where a file system ignores case', () => {
    fc.assert(
      fc.property(anyId, anyId, (one, other) => {
        fc.pre(one !== other)
        expect(fileName(one).toLowerCase()).not.toBe(fileName(other).toLowerCase())
      }),
      { numRuns: 1_000 },
    )
  })

  test('differs for an id and the same in capitals', () => {
    expect(fileName('ABC').toLowerCase()).not.toBe(fileName('abc'))
  })

  test.each(['con', 'nul', 'com1'])('is no name that Windows keeps to itself: %s', (id) => {
    expect(fileName(id)).not.toBe(id)
  })
})

/** The record of a run with this id. */
function aRecord(id: string | null): RunRecord {
  const run = id === null ? null : aRun({ id })
  const known = { suite: 'Acme', scenario: 'Refund', scenarioId: 's1', host: 'h', batchId: 'b1' }
  return { version: 1, kind: 'run', ...known, run, cases: [] }
}

describe('a recorder', () => {
  const suite = {
    version: 1,
    kind: 'suite',
    suite: 'Acme',
    host: 'h',
    batchId: 'b1',
    batchStatus: null,
    production: true,
    cases: [],
  } as const

  test('makes its folder', async () => {
    await using folder = await aFolder()
    const path = createRecorder(folder.file('a/b'), folder.path).writeSuite(suite)
    expect(path).toBe(folder.file('a/b/suite.json'))
  })

  test('keeps a run of a hostile id inside of its folder', async () => {
    await using folder = await aFolder()
    const path = createRecorder(folder.path, folder.path).writeRun(aRecord('../../outside'))
    expect(dirname(path)).toBe(folder.path)
    expect(await folder.names()).toEqual([basename(path)])
  })

  test('keeps the record of a run apart from that of the suite, whatever the id', async () => {
    await using folder = await aFolder()
    const recorder = createRecorder(folder.path, folder.path)
    const paths = [recorder.writeRun(aRecord('suite')), recorder.writeSuite(suite)]
    expect(new Set(paths).size).toBe(2)
  })

  test('names the record of an absent run by its scenario', async () => {
    await using folder = await aFolder()
    const path = createRecorder(folder.path, folder.path).writeRun(aRecord(null))
    expect(basename(path)).toBe('no-run-s1.json')
  })

  test('leaves nothing but whole records behind', async () => {
    await using folder = await aFolder()
    const recorder = createRecorder(folder.path, folder.path)
    for (const id of ['r1', 'r2', 'r3']) recorder.writeRun(aRecord(id))
    expect([...(await folder.records()).keys()]).toEqual(['r1.json', 'r2.json', 'r3.json'])
  })
})
