/** The bodies of September 2026, and the versions of pathways. */
import { startBlandMock, type MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { Client, dig } from './client.ts'

const scenarios = [
  { id: 'refund', name: 'Refund', agent_id: 'a1', tags: ['nightly'], category: 'ANGRY_CALLER' },
  { id: 'booking', name: 'Booking', pathway_id: 'p1' },
]
const current: MockOptions = {
  scenarios,
  shape: 'current',
  batches: [{ id: 'b1' }],
  runs: [{ id: 'r1', scenarioId: 'refund' }],
}

const read = async (options: MockOptions, id: string) => {
  await using mock = await startBlandMock(options)
  const url = `${mock.url}/v1/pathway/${id}/versions`
  const answer = await fetch(url, { headers: { authorization: mock.apiKey } })
  const body: unknown = await answer.json()
  return { status: answer.status, body }
}

describe('the current shape', () => {
  test('sends the definition inside each result', async () => {
    await using mock = await startBlandMock(current)
    const { body } = await new Client(mock).get('/runs/r1')
    expect(dig(body, 'data', 'assertion_results', 0)).toMatchObject({
      status: 'PASSED',
      value: true,
      score: 1,
      error_message: null,
      assertion: { name: 'Goal reached', type: 'LLM_JUDGE', is_required: true, weight: 1 },
    })
  })

  test('sends what a run tests, where it comes from and when it ended', async () => {
    await using mock = await startBlandMock(current)
    const { body } = await new Client(mock).get('/runs/r1')
    expect(dig(body, 'data')).toMatchObject({
      agent_id: 'a1',
      pathway_id: null,
      version_number: null,
      trigger_source: 'api',
      simulation_set_id: null,
      completed_at: expect.stringMatching(/^2026-/u),
      scenario: { name: 'Refund', category: 'ANGRY_CALLER' },
      bland_tone_score: { examples: { good: [], needs_improvement: [] } },
    })
  })

  test('sends no end of a run that is running', async () => {
    const running = { name: 'Refund', play: { never: true } }
    await using mock = await startBlandMock({ shape: 'current', scenarios: [running] })
    const client = new Client(mock)
    const { body } = await client.get('/scenarios')
    const started = await client.post('/batch-run', { scenario_ids: [dig(body, 'data', 0, 'id')] })
    const id = String(dig(started.body, 'data', 'runs', 0, 'run_id'))
    expect(dig((await client.get(`/runs/${id}`)).body, 'data', 'completed_at')).toBeNull()
  })

  test('sends the version that a pathway was started with, and none of an agent', async () => {
    await using mock = await startBlandMock({ ...current, speed: 0 })
    const client = new Client(mock)
    const request = { scenario_ids: ['refund', 'booking'], version_number: 7 }
    const { body } = await client.post('/batch-run', request)
    const batch = await client.get(`/batches/${String(dig(body, 'data', 'batch_id'))}`)
    expect(dig(batch.body, 'data', 'runs')).toMatchObject([
      { version_number: null },
      { version_number: 7 },
    ])
  })

  test('lists scenarios whole, with their tags, and the last run of each under `runs`', async () => {
    await using mock = await startBlandMock(current)
    const { body } = await new Client(mock).get('/scenarios?agent_id=a1')
    expect(dig(body, 'data')).toMatchObject([
      { id: 'refund', agent_id: 'a1', tags: ['nightly'], is_template: false, input_messages: [] },
    ])
    expect(dig(body, 'data', 0, 'runs', 0)).toMatchObject({ status: 'PASSED' })
    expect(dig(body, 'data', 0, 'most_recent_run')).toBeUndefined()
  })
})

describe('older shapes', () => {
  test.each(['observed', 'documented'] as const)('have none of that: %s', async (shape) => {
    await using mock = await startBlandMock({ ...current, shape })
    const { body } = await new Client(mock).get('/runs/r1')
    const text = JSON.stringify(body)
    for (const key of ['completed_at', 'version_number', 'trigger_source', '"assertion":']) {
      expect(text).not.toContain(key)
    }
  })
})

describe('GET /v1/pathway/{id}/versions', () => {
  const versions = [
    { version_number: 9, is_prev_published: true, is_staging: false },
    { version_number: 10, name: 'Candidate', is_staging: true },
  ]
  test.each(['observed', 'current', 'documented'] as const)(
    'is a bare list in the %s shape, and its last row is the latest',
    async (shape) => {
      const options = { scenarios, shape, pathways: [{ id: 'p1', versions }] }
      expect(await read(options, 'p1')).toMatchObject({
        status: 200,
        body: [
          { version_number: 9, name: 'Version 9', is_prev_published: true, is_latest: false },
          { version_number: 10, name: 'Candidate', is_staging: true, is_latest: true },
        ],
      })
    },
  )

  test('is 404 of a pathway that the script does not name', async () => {
    expect(await read({ scenarios }, 'p1')).toMatchObject({
      status: 404,
      body: { errors: [{ error: 'NOT_FOUND' }] },
    })
  })

  test('may be faulty like the rest of the API', async () => {
    const answer = { kind: 'status', status: 503 } as const
    const faults = [{ match: { path: '/v1/pathway/*/versions' }, answer }]
    const options = { scenarios, faults, pathways: [{ id: 'p1', versions }] }
    expect(await read(options, 'p1')).toMatchObject({ status: 503 })
  })

  test.each([[[{ id: 'p1' }]], [[{ id: '', versions: [] }]], [[{ id: 'p', versions: [{}] }]]])(
    'is refused in a script: %j',
    async (pathways) => {
      // @ts-expect-error -- these are no pathways
      await expect(startBlandMock({ scenarios, pathways })).rejects.toThrow(/^pathways\[0\]\./u)
    },
  )
})
