import { startBlandMock, type MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { Client, dig, pluck } from './client.ts'

const booking: MockScenario = {
  id: 'booking',
  name: 'Booking',
  category: 'HAPPY_PATH',
  assertions: [
    { id: 'says', type: 'STRING_CHECK', config: { value: 'booked' } },
    { id: 'node', type: 'NODE_REACHED', config: { node_id: 'confirm' } },
    {
      id: 'variable',
      type: 'VARIABLE_EXTRACTED',
      config: { variableName: 'day', value: 'Monday' },
    },
    { id: 'judge', type: 'LLM_JUDGE', name: 'Polite', config: { prompt: 'Polite?' } },
  ],
  play: { results: { says: 'fail', 1: 'missing' } },
}
const persona: MockScenario = { id: 'persona', name: 'Persona', persona_id: 'p1', enabled: false }
const agent: MockScenario = { id: 'agent', name: 'Agent', agent_id: 'a1', category: 'EDGE_CASE' }
const scenarios = [booking, persona, agent]
const over = [{ id: 'over', scenarioIds: ['booking'] }]

describe('GET /scenarios', () => {
  test('answers {data, errors} with the bare list in the observed shape', async () => {
    await using mock = await startBlandMock({ scenarios })
    const { status, body } = await new Client(mock).get('/scenarios')
    expect(status).toBe(200)
    expect(Object.keys(Object(body))).toEqual(['data', 'errors'])
    expect(pluck(dig(body, 'data'), 'id')).toEqual(['booking', 'persona', 'agent'])
  })

  test('answers {scenarios} without an envelope in the documented shape', async () => {
    await using mock = await startBlandMock({ scenarios, shape: 'documented' })
    const { body } = await new Client(mock).get('/scenarios')
    expect(Object.keys(Object(body))).toEqual(['scenarios'])
    expect(dig(body, 'scenarios')).toHaveLength(3)
  })

  test.each([
    ['pathway_id=b1693602-c05e-4b5c-b187-d0189a42aebf', ['booking']],
    ['persona_id=p1', ['persona']],
    ['agent_id=a1', ['agent']],
    ['category=HAPPY_PATH', ['booking']],
    ['enabled=true', ['booking', 'agent']],
    ['enabled=false', ['persona']],
    ['enabled=true&category=EDGE_CASE', ['agent']],
    ['persona_id=p2', []],
  ])('filters by %s', async (query, ids) => {
    await using mock = await startBlandMock({ scenarios })
    const { body } = await new Client(mock).get(`/scenarios?${query}`)
    expect(pluck(dig(body, 'data'), 'id')).toEqual(ids)
  })

  test('refuses an enabled filter that is neither true nor false', async () => {
    await using mock = await startBlandMock({ scenarios })
    const { status, body } = await new Client(mock).get('/scenarios?enabled=yes')
    expect(status).toBe(400)
    expect(dig(body, 'errors', 0, 'error')).toBe('VALIDATION_ERROR')
  })

  test('shows the latest finished run of a scenario, and never how it plays', async () => {
    await using mock = await startBlandMock({ scenarios, batches: over })
    const { body } = await new Client(mock).get('/scenarios')
    expect(dig(body, 'data', 0, 'most_recent_run')).toMatchObject({ status: 'FAILED' })
    expect(dig(body, 'data', 1, 'most_recent_run')).toBeNull()
    expect(dig(body, 'data', 0)).not.toHaveProperty('play')
  })

  test('leaves assertions out, and the detail answers 404, where definitions are missing', async () => {
    await using mock = await startBlandMock({ scenarios, definitions: 'missing' })
    const client = new Client(mock)
    expect(dig((await client.get('/scenarios')).body, 'data', 0)).not.toHaveProperty('assertions')
    expect((await client.get('/scenarios/booking')).status).toBe(404)
    expect(await client.launch('booking')).not.toBe('')
  })
})

test('GET /scenarios/{id} answers every documented field, and those that the script adds', async () => {
  await using mock = await startBlandMock({ scenarios: [{ ...booking, labels: ['smoke'] }] })
  const { body } = await new Client(mock).get('/scenarios/booking')
  expect(dig(body, 'data')).toMatchObject({
    id: 'booking',
    persona_id: null,
    scenario_type: 'AGENT',
    max_turns: 20,
    request_data: null,
    is_required_for_promotion: false,
    labels: ['smoke'],
  })
  expect(dig(body, 'data', 'assertions', 3)).toEqual({
    id: 'judge',
    type: 'LLM_JUDGE',
    name: 'Polite',
    config: { prompt: 'Polite?' },
    is_required: true,
    weight: 1,
    order: 3,
  })
  expect(dig(body, 'data', 'assertions', 0)).not.toHaveProperty('name')
})

describe('results', () => {
  test('carry assertion_id, status and reasoning in the observed shape', async () => {
    await using mock = await startBlandMock({ scenarios, batches: over })
    const { body } = await new Client(mock).get('/batches/over')
    const results = dig(body, 'data', 'runs', 0, 'assertion_results')
    expect(pluck(results, 'assertion_id')).toEqual(['says', 'variable', 'judge'])
    expect(pluck(results, 'status')).toEqual(['FAILED', 'PASSED', 'PASSED'])
    expect(dig(results, 0)).toEqual({
      assertion_id: 'says',
      status: 'FAILED',
      reasoning: 'The transcript never says "booked".',
    })
  })

  test('carry type, target, field, expected and passed in the documented shape', async () => {
    const play = { results: { says: 'fail' } } as const
    const options = { scenarios: [{ ...booking, play }], batches: over } as const
    await using mock = await startBlandMock({ ...options, shape: 'documented' })
    const { body } = await new Client(mock).get('/batches/over')
    const expected = [
      { type: 'contains', target: 'transcript', expected: 'booked', passed: false },
      { type: 'node_visited', target: 'nodes_visited', expected: 'confirm', passed: true },
      {
        type: 'variable_equals',
        target: 'variables_extracted',
        field: 'day',
        expected: 'Monday',
        passed: true,
      },
      { type: 'llm_judge', target: 'transcript', expected: 'Polite?', passed: true },
    ]
    const ids = ['says', 'node', 'variable', 'judge']
    expect(dig(body, 'runs', 0, 'assertion_results')).toEqual(
      expected.map((result, index) => ({ assertion_id: ids[index], ...result })),
    )
  })

  test('send fields that the script gives as they are, and judge the run by status before passed', async () => {
    const results = { says: { status: 'PASSED', passed: false, extra: 1 }, node: { passed: false } }
    const scenario = { ...booking, play: { results } }
    await using mock = await startBlandMock({ scenarios: [scenario], batches: over })
    const { body } = await new Client(mock).get('/batches/over')
    const run = dig(body, 'data', 'runs', 0)
    expect(dig(run, 'assertion_results', 0)).toMatchObject(results.says)
    expect(dig(run, 'assertion_results', 1)).toMatchObject({ status: 'FAILED', passed: false })
    expect(dig(run, 'status')).toBe('FAILED')
  })

  test('of advisory assertions do not fail a run', async () => {
    const assertions = [{ is_required: false }]
    const scenario: MockScenario = {
      name: 'Advisory',
      assertions,
      play: { results: { 0: 'fail' } },
    }
    await using mock = await startBlandMock({ scenarios: [scenario], batches: [{ id: 'over' }] })
    const { body } = await new Client(mock).get('/batches/over')
    expect(dig(body, 'data', 'status')).toBe('PASSED')
  })
})

describe('POST /batch-run', () => {
  test('starts a run for each id, twice for an id that stands there twice', async () => {
    await using mock = await startBlandMock({ scenarios })
    const ids = ['booking', 'agent', 'booking']
    const { body } = await new Client(mock).post('/batch-run', {
      scenario_ids: ids,
      version_number: 7,
    })
    expect(pluck(dig(body, 'data', 'runs'), 'scenario_id')).toEqual(ids)
    expect(new Set(pluck(dig(body, 'data', 'runs'), 'run_id')).size).toBe(3)
    expect(mock.launches).toEqual([
      {
        batchId: dig(body, 'data', 'batch_id'),
        scenarioIds: ids,
        versionNumber: 7,
        runs: dig(body, 'data', 'runs'),
      },
    ])
  })

  test('refuses the whole request for one unknown id, and starts nothing', async () => {
    await using mock = await startBlandMock({ scenarios })
    const client = new Client(mock)
    const { status } = await client.post('/batch-run', { scenario_ids: ['booking', 'ghost'] })
    expect(status).toBe(400)
    expect(mock.launches).toEqual([])
    expect(dig((await client.get('/runs')).body, 'data', 'total_count')).toBe(0)
  })

  test.each([
    ['an empty list', { scenario_ids: [] }, 'scenario_ids: '],
    ['no list', { scenario_ids: 'booking' }, 'scenario_ids: expected array'],
    ['numbers in the list', { scenario_ids: [1] }, 'scenario_ids[0]: expected string'],
    ['a version that is no number', { scenario_ids: ['booking'], version_number: '7' }, 'version'],
    ['a body that is not JSON', '{', 'expected object'],
  ])('refuses %s and says where', async (_what, request, message) => {
    await using mock = await startBlandMock({ scenarios })
    const { status, body } = await new Client(mock).post('/batch-run', request)
    expect(status).toBe(400)
    expect(dig(body, 'data')).toBeNull()
    expect(dig(body, 'errors', 0)).toEqual({
      error: 'VALIDATION_ERROR',
      message: expect.stringContaining(message),
    })
  })
})

test('POST /scenarios/{id}/run starts a run that belongs to no batch', async () => {
  await using mock = await startBlandMock({ scenarios })
  const client = new Client(mock)
  const { body } = await client.post('/scenarios/booking/run', { version_number: 3 })
  expect(dig(body, 'data', 'status')).toBe('RUNNING')
  const run = await client.get(`/runs/${String(dig(body, 'data', 'run_id'))}`)
  expect(dig(run.body, 'data')).toMatchObject({ scenario_id: 'booking', batch_id: null })
  expect(mock.launches).toEqual([])
})

describe('GET /runs', () => {
  const many = Array.from({ length: 60 }, () => 'booking')
  const options = {
    scenarios,
    batches: [{ id: 'many', scenarioIds: many }],
    runs: [{ id: 'single', scenarioId: 'persona', startedAgo: 0 }],
  }

  test('answers 50 runs unless told, and the count of all', async () => {
    await using mock = await startBlandMock(options)
    const { body } = await new Client(mock).get('/runs')
    expect(dig(body, 'data', 'runs')).toHaveLength(50)
    expect(dig(body, 'data', 'total_count')).toBe(61)
    expect(dig(body, 'data', 'runs', 0, 'id')).toBe('single')
  })

  test('pages without gap or overlap', async () => {
    await using mock = await startBlandMock(options)
    const client = new Client(mock)
    const pages = await Promise.all(
      [0, 25, 50, 75].map((offset) => client.get(`/runs?batch_id=many&limit=25&offset=${offset}`)),
    )
    const ids = pages.flatMap(({ body }) => pluck(dig(body, 'data', 'runs'), 'id'))
    expect(ids).toHaveLength(60)
    expect(new Set(ids).size).toBe(60)
  })

  test.each([
    ['scenario_id=persona', 1],
    ['persona_id=p1', 1],
    ['pathway_id=b1693602-c05e-4b5c-b187-d0189a42aebf', 60],
    ['batch_id=many', 60],
    ['status=FAILED', 60],
    ['status=PASSED', 0],
    ['status=PENDING', 1],
  ])('filters by %s', async (query, count) => {
    await using mock = await startBlandMock({ ...options, speed: 100 })
    const { body } = await new Client(mock).get(`/runs?${query}`)
    expect(dig(body, 'data', 'total_count')).toBe(count)
  })

  test.each(['limit=0', 'limit=101', 'limit=x', 'offset=-1'])('refuses %s', async (query) => {
    await using mock = await startBlandMock(options)
    expect((await new Client(mock).get(`/runs?${query}`)).status).toBe(400)
  })

  test('answers {runs, total_count} without an envelope in the documented shape', async () => {
    await using mock = await startBlandMock({ ...options, shape: 'documented' })
    const { body } = await new Client(mock).get('/runs?limit=1')
    expect(Object.keys(Object(body))).toEqual(['runs', 'total_count'])
  })
})

describe('errors', () => {
  test.each(['/scenarios/x', '/batches/x', '/runs/x', '/nothing', '/batches', '/runs/x/y'])(
    'GET %s answers 404 in the error envelope',
    async (path) => {
      await using mock = await startBlandMock({ scenarios, shape: 'documented' })
      const { status, body } = await new Client(mock).get(path)
      expect(status).toBe(404)
      expect(body).toEqual({
        data: null,
        errors: [{ error: 'NOT_FOUND', message: expect.any(String) }],
      })
    },
  )

  test.each(['', 'Bearer mock-key', 'other'])('the key "%s" is refused with 401', async (key) => {
    await using mock = await startBlandMock({ scenarios })
    const { status, body } = await new Client(mock).get('/scenarios', key)
    expect(status).toBe(401)
    expect(body).toEqual({
      data: null,
      errors: [{ error: 'AUTH_FAILURE', message: 'Unauthorized' }],
    })
  })

  test('a path outside of the API answers 404', async () => {
    await using mock = await startBlandMock({ scenarios })
    const response = await fetch(`${mock.url}/v1/calls`, {
      headers: { authorization: mock.apiKey },
    })
    expect(response.status).toBe(404)
  })
})

test('rewrite has the last word on 2xx bodies, and works on a copy', async () => {
  await using mock = await startBlandMock({
    scenarios,
    rewrite: ({ path, body }) => {
      if (path.endsWith('/booking')) {
        body.data.name = 'Changed'
        return undefined
      }
      return path.endsWith('/agent') ? 'not an object' : body
    },
  })
  const client = new Client(mock)
  expect(dig((await client.get('/scenarios/booking')).body, 'data', 'name')).toBe('Changed')
  expect(dig((await client.get('/scenarios')).body, 'data', 0, 'name')).toBe('Booking')
  expect((await client.get('/scenarios/ghost')).status).toBe(404)
})

test('the log has every request in the order of arrival, with what was answered', async () => {
  await using mock = await startBlandMock({ scenarios })
  const client = new Client(mock)
  await client.get('/scenarios?enabled=true', 'wrong')
  await client.post('/batch-run', { scenario_ids: ['agent'] })
  expect(mock.requests).toEqual([
    {
      method: 'GET',
      path: '/v1/agent-testing/scenarios',
      query: { enabled: 'true' },
      body: undefined,
      status: 401,
      at: expect.any(Number),
    },
    {
      method: 'POST',
      path: '/v1/agent-testing/batch-run',
      query: {},
      body: { scenario_ids: ['agent'] },
      status: 200,
      at: expect.any(Number),
    },
  ])
})

test('env names the variables that clients read', async () => {
  await using mock = await startBlandMock({ scenarios, apiKey: 'other-key' })
  expect(mock.env).toEqual({ BLAND_API_KEY: 'other-key', BLAND_BASE_URL: mock.url })
  expect((await new Client(mock).get('/scenarios')).status).toBe(200)
})
