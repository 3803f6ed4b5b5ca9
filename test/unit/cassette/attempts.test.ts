/** Cassettes of sessions that played scenarios more than once. */
import { readFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import type { RepeatOptions } from '../../../src/options/repeat/repeat-options.ts'
import { aFolder } from '../helpers/folder.ts'
import { playAll } from '../helpers/play.ts'
import { settingsOf } from '../helpers/sessions.ts'
import { edit, launch, offline, RECORD } from './recorded.ts'

const repeat = { times: 3, pass: { atLeast: 2 }, when: 'failed' } as const

const fail = { results: { 0: 'fail' } } as const
const flaky: readonly MockScenario[] = [
  { id: 's1', name: 'Booking', play: { takes: 30, attempts: [fail, {}, {}] } },
  { id: 's2', name: 'Refund', play: { takes: 30 } },
]

async function record(cassette: string, options: { readonly repeat?: RepeatOptions }) {
  await using mock = await startBlandMock({ scenarios: flaky })
  return await playAll(settingsOf(mock, { ...launch, ...options, cassette }, RECORD))
}

test('a cassette holds the attempts in order, and replays their verdicts', async () => {
  await using folder = await aFolder()
  const cassette = folder.file('acme.bland.json')
  const live = await record(cassette, { repeat })
  expect(live.unwritten).toBeNull()
  expect(JSON.parse(await readFile(cassette, 'utf8'))).toMatchObject({
    version: 2,
    later: [{ requested: { scenario_ids: ['s1'] } }, { requested: { scenario_ids: ['s1'] } }],
  })
  const replayed = await playAll(offline({ cassette, repeat }))
  expect(replayed.told).toEqual(live.told)
  expect(replayed.told['Booking']).toMatchObject({
    'Goal reached': 'passed: flaky: 2 passed, 1 failed',
  })
})

test('a session that plays each scenario once writes the version that older releases read', async () => {
  await using folder = await aFolder()
  const cassette = folder.file('acme.bland.json')
  await record(cassette, {})
  const content: unknown = JSON.parse(await readFile(cassette, 'utf8'))
  expect(content).toMatchObject({ version: 1 })
  expect(content).not.toHaveProperty('later')
})

test('a cassette with fewer attempts than the rule may need is errored by name', async () => {
  await using folder = await aFolder()
  const cassette = folder.file('acme.bland.json')
  await record(cassette, { repeat })
  await edit(cassette, (content) => {
    delete content['later']
  })
  const { told } = await playAll(offline({ cassette, repeat }))
  expect(told['Booking']?.['Goal reached']).toBe(
    `errored: 2 of 3 needed: 0 passed, 1 failed (the cassette ${cassette} holds 1 attempt, the rule may need 3)`,
  )
  expect(told['Refund']?.['Goal reached']).toBe('passed')
})
