import { startBlandMock, type MockOptions } from '@bland-suite/mock'
import { expect, test, vi } from 'vitest'
import { Client, dig } from './client.ts'

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
const scenarios = [{ name: 'One' }, { name: 'Two', play: { takes: 0 } }]

/** All that a client sees of a mock: the list, two launches and their batches. */
async function tour(options: MockOptions): Promise<readonly unknown[]> {
  await using mock = await startBlandMock({ scenarios, batches: [{ id: 'old' }], ...options })
  const client = new Client(mock)
  const list = await client.get('/scenarios')
  const id = String(dig(list.body, 'data', 1, 'id'))
  const first = await client.launch(id)
  const second = await client.launch(id)
  const paths = ['/batches/old', `/batches/${first}`, `/batches/${second}`, '/runs']
  const answers = await Promise.all(paths.map((path) => client.get(path)))
  return [list.body, first, second, ...answers.map(({ body }) => body)]
}

test('equal seeds give equal bodies, whatever the time of day', async () => {
  expect(await tour({ seed: 42 })).toEqual(await tour({ seed: 42 }))
})

test('two launches within a millisecond are listed as two of different ones', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const [, first, second, , , , runs] = await tour({})
    expect([0, 1].map((at) => dig(runs, 'data', 'runs', at, 'batch_id'))).toEqual([second, first])
  } finally {
    vi.useRealTimers()
  }
})

test('the seed is 1 unless told', async () => {
  expect(await tour({})).toEqual(await tour({ seed: 1 }))
})

test('other seeds give other ids', async () => {
  const [list, first] = await tour({ seed: 1 })
  const [otherList, otherFirst] = await tour({ seed: 2 })
  expect(dig(list, 'data', 0, 'id')).not.toBe(dig(otherList, 'data', 0, 'id'))
  expect(first).not.toBe(otherFirst)
})

test('generated ids are random UUIDs by form, and a second launch gets its own', async () => {
  const [list, first, second] = await tour({})
  expect(dig(list, 'data', 0, 'id')).toMatch(uuid)
  expect(dig(list, 'data', 0, 'assertions', 0, 'id')).toMatch(uuid)
  expect(first).toMatch(uuid)
  expect(second).toMatch(uuid)
  expect(first).not.toBe(second)
})

test('scores stay between 0 and 1 for many seeds', async () => {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed)
  const tours = await Promise.all(seeds.map((seed) => tour({ seed })))
  for (const [, , , old] of tours) {
    expect(dig(old, 'data', 'runs', 0, 'overall_score')).toBeGreaterThanOrEqual(0.9)
    expect(dig(old, 'data', 'runs', 0, 'overall_score')).toBeLessThanOrEqual(1)
  }
})
