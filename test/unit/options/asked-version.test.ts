/** The version that a file asks for, where the environment names a batch that was started before. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { playAll } from '../helpers/play.ts'
import { PATHWAY, settingsOf } from '../helpers/sessions.ts'

const ATTACHED = { BLAND_BATCH_ID: 'b1' }

test.concurrent.each([
  [12, 'passed'],
  [11, 'errored: asked for version 12, Bland played version 11'],
])('a run of version %j is %s where 12 is asked for', async (version, told) => {
  const scenario = {
    id: 's1',
    name: 'Cleaning',
    assertions: [],
    play: { takes: 0, run: { version_number: version } },
  }
  await using mock = await startBlandMock({ scenarios: [scenario], batches: [{ id: 'b1' }] })
  const suite = { pathwayId: PATHWAY, versionNumber: 12, unasserted: 'pass' } as const
  const played = await playAll(settingsOf(mock, suite, ATTACHED))
  expect(played.told['Cleaning']?.['run completes']).toMatch(new RegExp(`^${told}`, 'u'))
  expect(mock.launches).toEqual([])
  // Without a version, any is right.
  const any = await playAll(settingsOf(mock, { ...suite, versionNumber: undefined }, ATTACHED))
  expect(any.told['Cleaning']?.['run completes']).toMatch(/^passed/u)
})
