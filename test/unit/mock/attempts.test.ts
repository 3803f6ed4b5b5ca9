import {
  MockInputError,
  startBlandMock,
  type BlandMock,
  type MockScenario,
} from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { Client, dig, pluck } from './client.ts'

/** Plays all scenarios of a mock once, to the end, and returns the statuses of the runs. */
async function playOnce(mock: BlandMock): Promise<readonly unknown[]> {
  const client = new Client(mock)
  const ids = pluck(dig((await client.get('/scenarios')).body, 'data'), 'id')
  const id = await client.launch(...ids.map(String))
  const { body } = await client.get(`/batches/${id}`)
  return pluck(dig(body, 'data', 'runs'), 'status')
}

const booking: MockScenario = {
  name: 'Booking',
  play: { takes: 0, attempts: [{ results: { 0: 'fail' } }, { status: 'ERROR' }, {}] },
}

describe('a scenario with attempts', () => {
  test('plays them in turn, and then goes on as the last', async () => {
    await using mock = await startBlandMock({ scenarios: [booking] })
    const said: unknown[] = []
    for (let turn = 0; turn < 4; turn += 1) said.push(...(await playOnce(mock)))
    expect(said).toEqual(['FAILED', 'ERROR', 'PASSED', 'PASSED'])
  })

  test('refuses a result of no assertion, and a chance above 1', async () => {
    const stray = { name: 'A', play: { attempts: [{ results: { 7: 'fail' as const } }] } }
    await expect(startBlandMock({ scenarios: [stray] })).rejects.toThrow(/attempts\[0\]\.results/)
    const odd = { name: 'A', play: { passes: 2 } }
    await expect(startBlandMock({ scenarios: [odd] })).rejects.toThrow(MockInputError)
  })
})

describe('a scenario that passes by chance', () => {
  const scenarios = Array.from({ length: 500 }, (_, index) => ({
    name: `Scenario ${index}`,
    play: { takes: 0, passes: 0.8 },
  }))

  test('passes as often as it says, and the same way for the same seed', async () => {
    await using one = await startBlandMock({ scenarios, seed: 7 })
    await using same = await startBlandMock({ scenarios, seed: 7 })
    await using other = await startBlandMock({ scenarios, seed: 8 })
    const first = await playOnce(one)
    expect(await playOnce(same)).toEqual(first)
    expect(await playOnce(other)).not.toEqual(first)
    expect(await playOnce(one)).not.toEqual(first)
    const passed = first.filter((status) => status === 'PASSED').length
    // Outside of these bounds in fewer than one of a thousand seeds.
    expect(passed).toBeGreaterThan(368)
    expect(passed).toBeLessThan(430)
  })

  test('leaves nothing to chance that its results name', async () => {
    const play = { takes: 0, passes: 0, results: { 0: 'pass' as const } }
    await using mock = await startBlandMock({ scenarios: [{ name: 'A', play }] })
    expect(await playOnce(mock)).toEqual(['PASSED'])
  })
})
