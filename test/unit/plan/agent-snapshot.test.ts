/** A suite of an agent that is planned from a committed file. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import type { Prepared } from '../../../src/plan/prepare.ts'
import { aFolder } from '../helpers/folder.ts'
import { playAll } from '../helpers/play.ts'
import { prepare, settingsOf } from '../helpers/sessions.ts'

const UPDATE = { BLAND_SNAPSHOT: 'update' }
const start = (): Promise<BlandMock> =>
  startBlandMock({
    scenarios: [{ id: 's1', name: 'Refund', agent_id: 'a1', play: { takes: 0 } }],
  })

/** Why there is no plan, or its notes. */
function told(prepared: Prepared): unknown {
  return prepared.state === 'planned' ? prepared.plan.notes : prepared.error.message
}

test('is planned without a request, and plays the newest version', async () => {
  await using mock = await start()
  await using folder = await aFolder()
  const suite: SuiteOptions = { scenarioIds: ['s1'], snapshot: folder.file('a.json') }
  await prepare(settingsOf(mock, suite, UPDATE))
  const before = mock.requests.length
  const env = { BLAND_VERSION_NUMBER: '12' }
  const prepared = await prepare(settingsOf(mock, suite, env))
  expect(mock.requests).toHaveLength(before)
  expect(told(prepared)).toEqual([
    'BLAND_VERSION_NUMBER=12 has no effect here: a batch plays the newest saved version of an agent.',
  ])
  const played = await playAll(settingsOf(mock, suite, env))
  expect(played.told['Refund']?.['run completes']).toBe('passed')
  expect(mock.launches).toMatchObject([{ scenarioIds: ['s1'] }])
  expect(mock.launches[0]).not.toHaveProperty('versionNumber')
})

test('refuses a version without a request', async () => {
  await using mock = await start()
  await using folder = await aFolder()
  const suite: SuiteOptions = { scenarioIds: ['s1'], snapshot: folder.file('a.json') }
  await prepare(settingsOf(mock, suite, UPDATE))
  const before = mock.requests.length
  const prepared = await prepare(settingsOf(mock, { ...suite, versionNumber: 'draft' }))
  expect(told(prepared)).toMatch(/^`versionNumber` does nothing for the scenario “Refund”/u)
  expect(mock.requests).toHaveLength(before)
})

test('no longer matches a scenario that tests something else now', async () => {
  await using mock = await start()
  await using folder = await aFolder()
  const suite: SuiteOptions = { scenarioIds: ['s1'], snapshot: folder.file('a.json') }
  await prepare(settingsOf(mock, suite, UPDATE))
  await using moved = await startBlandMock({ scenarios: [{ id: 's1', name: 'Refund' }] })
  const played = await playAll(settingsOf(moved, suite))
  expect(JSON.stringify(played.told)).toMatch(/no longer matches Bland/u)
  expect(moved.launches).toEqual([])
})
