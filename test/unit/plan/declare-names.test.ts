/** The names of scenarios that are written with a snapshot, for TypeScript. */
import { readFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveSettings } from '../../../src/options/settings.ts'
import type { SnapshotOptions } from '../../../src/options/source/snapshot-options.ts'
import { declareNames } from '../../../src/plan/snapshot/declare-names.ts'
import { aFolder } from '../helpers/folder.ts'
import { PATHWAY, prepare } from '../helpers/sessions.ts'

const UPDATE = { BLAND_SNAPSHOT: 'update' }
/** Plans the suite “Acme”, and returns the state of its plan. */
async function plan(mock: BlandMock, snapshot: SnapshotOptions, env = {}): Promise<string> {
  const options = { pathwayId: PATHWAY, snapshot, apiKey: mock.apiKey, baseUrl: mock.url }
  return (await prepare(resolveSettings(options, env, [], 'Acme'))).state
}

const named = (names: readonly string[]) => names.map((name) => ({ name }))

test('they stand next to the snapshot, under the name of the suite', async () => {
  await using folder = await aFolder()
  await using mock = await startBlandMock({ scenarios: named(['Refund', 'Booking', 'Refund']) })
  const snapshot = { file: folder.file('acme.json'), types: true }
  expect(await plan(mock, snapshot, UPDATE)).toBe('planned')
  expect(await readFile(folder.file('acme.d.ts'), 'utf8'))
    .toBe(`// bland-suite writes this file with the snapshot.
interface BlandSuiteRegister {
  "Acme": BlandScenarios_37036cd8f9746d33
}

interface BlandScenarios_37036cd8f9746d33 {
  "Booking": unknown
  "Refund": unknown
}
`)
})

test('nothing is written that was not asked for, and nothing without an update', async () => {
  await using folder = await aFolder()
  await using mock = await startBlandMock({ scenarios: named(['Refund']) })
  const file = folder.file('acme.json')
  expect(await plan(mock, { file }, UPDATE)).toBe('planned')
  expect(await plan(mock, { file, types: true })).toBe('planned')
  expect(await folder.names()).toEqual(['acme.json'])
})

test('a suite without scenarios has no name to choose', () => {
  expect(declareNames('Acme', [])).toMatch(/interface BlandScenarios_\w+ \{\n\}/u)
})

test('the same names give the same bytes in any order', () => {
  const shuffled = fc
    .uniqueArray(fc.string(), { minLength: 1 })
    .chain((names) =>
      fc.tuple(
        fc.constant(names),
        fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length }),
      ),
    )
  fc.assert(
    fc.property(fc.string(), shuffled, (suite, [names, other]) => {
      expect(declareNames(suite, named(other))).toBe(declareNames(suite, named(names)))
    }),
  )
})
